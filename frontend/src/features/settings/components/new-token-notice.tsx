import { Copy } from "lucide-react";
import { useEffect, useRef } from "react";

import { CopyButton } from "@/components/copy-button";
import type { NewToken } from "@/lib/api/types";

interface Props {
  made: NewToken;
  onDone: () => void;
}

/** The only look at a new token: nobody, not even the server, can show it again. */
export function NewTokenNotice({ made, onDone }: Props) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.focus();
  }, []);
  return (
    <div ref={notice} className="notice settings-secret" role="group" aria-label={`The token ${made.name}`} tabIndex={-1}>
      <p>
        <strong>Copy “{made.name}” now.</strong> It is shown this once; we keep only what we need to recognise it.
      </p>
      <code className="settings-code">{made.token}</code>
      <div className="form-actions">
        <CopyButton
          icon={Copy}
          words={{ idle: "Copy the token", copied: "Copied", failed: "Select it and copy" }}
          text={() => made.token}
          className="button button-strong"
        />
        <button type="button" className="button" onClick={onDone}>
          I have it
        </button>
      </div>
    </div>
  );
}
