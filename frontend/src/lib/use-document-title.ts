import { useEffect } from "react";

const SITE = "ImageShare";

/** Titles the page while the component is shown; undefined leaves the title as it is. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    document.title = title === SITE ? SITE : `${title} · ${SITE}`;
  }, [title]);
}
