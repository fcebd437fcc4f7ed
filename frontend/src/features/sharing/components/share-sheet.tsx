import { Send } from "lucide-react";

import { Dialog } from "@/components/dialog";
import { paths } from "@/config/paths";
import { absoluteUrl } from "@/config/site";
import type { Image } from "@/lib/api/types";

import { t } from "../messages";

import { CopyLinkButton } from "./copy-link-button";
import { EmbedCode } from "./embed-code";
import { LinkMaker } from "./link-maker";

const AUDIENCES = {
  public: "everybodyCanOpen",
  unlisted: "whoeverHasItsAddress",
  private: "privateOnlyYou",
} as const satisfies Record<Image["visibility"], string>;

/** Every way to show a picture to others. */
export default function ShareSheet({ image, onClose }: { image: Image; onClose: () => void }) {
  return (
    <Dialog kind="sheet" title={t("share")} onClose={onClose}>
      <section className="share-part" aria-label={t("thePicturesPage")}>
        <p className="secondary">{t(AUDIENCES[image.visibility])}</p>
        <div className="share-buttons">
          <CopyLinkButton id={image.id} />
          <SendButton image={image} />
        </div>
      </section>
      {image.is_mine && <LinkMaker imageId={image.id} />}
      {image.visibility !== "private" && image.state === "ready" && <EmbedCode imageId={image.id} />}
    </Dialog>
  );
}

/** Where the system has a sheet of its own for other apps. */
function SendButton({ image }: { image: Image }) {
  // Missing in some browsers, whatever its type says.
  if (!("share" in navigator) || image.visibility === "private") return null;
  const send = async () => {
    try {
      await navigator.share({ title: image.title || t("aPicture"), url: absoluteUrl(paths.image(image.id)) });
    } catch {
      // Closed without choosing an app.
    }
  };
  return (
    <button type="button" className="button" onClick={() => void send()}>
      <Send size={16} aria-hidden="true" />
      {t("sendWithAnApp")}
    </button>
  );
}
