import { lazy, Suspense, useState } from "react";

import { SEARCH_FIELD_ID } from "@/config/search-field";
import { loaded } from "@/lib/i18n/language";
import { useShortcuts } from "@/lib/use-shortcuts";

const ShortcutsDialog = lazy(() => loaded(import("./shortcuts-dialog")));

/** The keys that work on every page: `/` to search, `?` to see all of them. */
export function Shortcuts() {
  const [isOpen, setOpen] = useState(false);
  useShortcuts({
    "/": () => document.getElementById(SEARCH_FIELD_ID)?.focus(),
    "?": () => {
      setOpen(true);
    },
  });
  if (!isOpen) return null;
  return (
    <Suspense>
      <ShortcutsDialog
        onClose={() => {
          setOpen(false);
        }}
      />
    </Suspense>
  );
}
