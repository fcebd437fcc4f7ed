import { Code } from "lucide-react";
import { useState } from "react";

import { CopyButton } from "@/components/copy-button";
import { ErrorState } from "@/components/error-state";

import { useEmbedCode } from "../api/get-embed-code";

const WORDS = { idle: "Copy the code", copied: "Code copied", failed: "Copying failed" };

/** For showing the picture in a page elsewhere; asked for when somebody wants it. */
export function EmbedCode({ imageId }: { imageId: string }) {
  const [isOpen, setOpen] = useState(false);
  const { data: code, error, refetch } = useEmbedCode(imageId, isOpen);
  return (
    <details className="share-part" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show it in another site</summary>
      {error && <ErrorState what="The code could not be loaded." error={error} onRetry={() => void refetch()} />}
      {code === undefined && !error && <p className="secondary">Loading …</p>}
      {code === null && <p className="secondary">Its owner does not let other sites show this picture.</p>}
      {code && (
        <div className="field">
          <label htmlFor="embed-code">Code for your page</label>
          <textarea id="embed-code" className="share-code" readOnly rows={4} value={code} />
          <CopyButton words={WORDS} icon={Code} text={() => code} />
        </div>
      )}
    </details>
  );
}
