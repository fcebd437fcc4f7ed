import { Link2 } from "lucide-react";
import { useState } from "react";

import { useFocusBack } from "@/components/use-focus";
import type { Link } from "@/lib/api/types";

import { t } from "../messages";

import { LinkForm } from "./link-form";
import { MadeLink } from "./made-link";

/** Makes links with limits, one after another. */
export function LinkMaker({ imageId }: { imageId: string }) {
  const [state, setState] = useState<"idle" | "choosing" | Link>("idle");
  const button = useFocusBack(state === "choosing");
  return (
    <section className="share-part" aria-labelledby="share-link">
      <h3 id="share-link">{t("aLinkForWhomYouChoose")}</h3>
      {typeof state === "object" && <MadeLink link={state} />}
      {state === "choosing" ? (
        <LinkForm subject={{ kind: "image", id: imageId }} onMade={setState} onCancel={() => setState("idle")} />
      ) : (
        <>
          {state === "idle" && (
            <p className="secondary">{t("itShowsThisOnePicture")}</p>
          )}
          <button ref={button} type="button" className="button" onClick={() => setState("choosing")}>
            <Link2 size={16} aria-hidden="true" />
            {state === "idle" ? t("makeALink") : t("makeAnother")}
          </button>
        </>
      )}
    </section>
  );
}
