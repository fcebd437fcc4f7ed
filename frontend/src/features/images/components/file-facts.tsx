import { Copy } from "lucide-react";

import { CopyButton } from "@/components/copy-button";
import type { PrivateDetails } from "@/lib/api/types";
import { formatBytes } from "@/lib/format";

const WORDS = { idle: "Copy SHA-256", copied: "SHA-256 copied", failed: "Copying failed" };

/** What the owner sent: the name, the size, and the digest that proves it is still the same. */
export function FileFacts({ file }: { file: PrivateDetails }) {
  const { filename, size, sha256 } = file;
  return (
    <>
      {filename && <span className="fact-name">{filename}</span>}
      <span className="secondary fact-line">
        {size !== null && `${formatBytes(size)} · `}Only you see this
      </span>
      {sha256 && (
        <>
          <code className="digest" title={sha256}>
            {sha256.slice(0, 8)}…{sha256.slice(-8)}
          </code>
          <CopyButton words={WORDS} icon={Copy} className="button button-small" text={() => sha256} />
        </>
      )}
    </>
  );
}
