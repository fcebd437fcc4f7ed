import { Code } from "lucide-react";
import { useState } from "react";

import { CopyButton } from "@/components/copy-button";
import { ErrorState } from "@/components/error-state";

import { useEmbedCode } from "../api/get-embed-code";
import { t } from "../messages";

/** For showing the picture in a page elsewhere; asked for when somebody wants it. */
export function EmbedCode({ imageId }: { imageId: string }) {
  const [isOpen, setOpen] = useState(false);
  const { data: code, error, refetch } = useEmbedCode(imageId, isOpen);
  return (
    <details className="share-part" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("showItInAnotherSite")}</summary>
      {error && <ErrorState what={t("theCodeCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />}
      {code === undefined && !error && <p className="secondary">{t("loading")}</p>}
      {code === null && <p className="secondary">{t("itsOwnerDoesNotLetOther")}</p>}
      {code && (
        <div className="field">
          <label htmlFor="embed-code">{t("codeForYourPage")}</label>
          <textarea id="embed-code" className="share-code" readOnly rows={4} value={code} />
          <CopyButton words={{ idle: t("copyTheCode"), copied: t("codeCopied"), failed: t("copyingFailed") }} icon={Code} text={() => code} />
        </div>
      )}
    </details>
  );
}
