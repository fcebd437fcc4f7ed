import { Share2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";

import type { Image } from "@/lib/api/types";
import { loaded } from "@/lib/i18n/language";
import { useMe } from "@/lib/session";
import { useShortcuts } from "@/lib/use-shortcuts";

import { t } from "../messages";

import { CopyLinkButton } from "./copy-link-button";

const ShareSheet = lazy(() => loaded(import("./share-sheet")));

/** Opens the sheet; visitors, who have nothing to choose, copy the address at once. */
export function ShareButton({ image }: { image: Image }) {
  const [isOpen, setOpen] = useState(false);
  const isSignedIn = useMe() !== null;
  const open = () => setOpen(true);
  useShortcuts({ s: isSignedIn ? open : undefined });
  if (!isSignedIn) return <CopyLinkButton id={image.id} />;
  return (
    <>
      <button type="button" className="button" title={t("shareS")} onClick={open}>
        <Share2 size={16} aria-hidden="true" />
        {t("share")}
      </button>
      {isOpen && (
        <Suspense>
          <ShareSheet image={image} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
