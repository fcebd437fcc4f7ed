import { Copy } from "lucide-react";

import { CopyButton } from "@/components/copy-button";
import type { PrivateDetails } from "@/lib/api/types";
import { formatBytes } from "@/lib/format";

import { t } from "../messages";

/** What the owner sent: the name, the size, and the digest that proves it is still the same. */
export function FileFacts({ file }: { file: PrivateDetails }) {
  const { filename, size, sha256 } = file;
  return (
    <>
      {filename && <span className="fact-name">{filename}</span>}
      <span className="secondary fact-line">
        {size === null ? t("onlyYouSeeThis") : t("sizeOnlyYou", { size: formatBytes(size) })}
      </span>
      {sha256 && (
        <>
          <code className="digest" title={sha256}>
            {sha256.slice(0, 8)}…{sha256.slice(-8)}
          </code>
          <CopyButton words={{ idle: t("copySha"), copied: t("shaCopied"), failed: t("copyingFailed") }} icon={Copy} className="button button-small" text={() => sha256} />
        </>
      )}
    </>
  );
}
