import { useDocumentTitle } from "@/lib/use-document-title";

import { AppLink } from "./app-link";
import { EmptyState } from "./empty-state";

/** For what never was, is gone, or is not for the visitor to see: these are not told apart. */
export function NotFound() {
  useDocumentTitle("Not found");
  return (
    <>
      <h1 className="visually-hidden">Not found</h1>
      <EmptyState sentence="There is nothing here. It may have been deleted, or it is not shared with you.">
        <AppLink className="button" to="/">
          To the feed
        </AppLink>
      </EmptyState>
    </>
  );
}
