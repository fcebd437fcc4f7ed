import { Link2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";

import { loaded } from "@/lib/i18n/language";

import { t } from "../messages";

const NewLinkSheet = lazy(() => loaded(import("./new-link-sheet")));

/** Makes a link without going to the picture or album first. */
export function NewLink() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button button-strong" onClick={() => setOpen(true)}>
        <Link2 size={16} aria-hidden="true" />
        {t("newLink")}
      </button>
      {isOpen && (
        <Suspense>
          <NewLinkSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
