import { Send } from "lucide-react";

import { Dialog } from "@/components/dialog";
import { paths } from "@/config/paths";
import { absoluteUrl } from "@/config/site";
import type { Image } from "@/lib/api/types";

import { CopyLinkButton } from "./copy-link-button";
import { EmbedCode } from "./embed-code";
import { LinkMaker } from "./link-maker";

const AUDIENCES: Record<Image["visibility"], string> = {
  public: "Everybody can open the page of this picture.",
  unlisted: "Whoever has its address can open the page of this picture.",
  private: "This picture is private: only you can open its page. A link below shows it to others.",
};

/** Every way to show a picture to others. */
export default function ShareSheet({ image, onClose }: { image: Image; onClose: () => void }) {
  return (
    <Dialog kind="sheet" title="Share" onClose={onClose}>
      <section className="share-part" aria-label="The picture's page">
        <p className="secondary">{AUDIENCES[image.visibility]}</p>
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
      await navigator.share({ title: image.title || "A picture", url: absoluteUrl(paths.image(image.id)) });
    } catch {
      // Closed without choosing an app.
    }
  };
  return (
    <button type="button" className="button" onClick={() => void send()}>
      <Send size={16} aria-hidden="true" />
      Send with an app
    </button>
  );
}
