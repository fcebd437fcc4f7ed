import { Copy } from "lucide-react";
import { useEffect, useRef } from "react";

import { CopyButton } from "@/components/copy-button";
import type { NewToken } from "@/lib/api/types";

import { t } from "../messages";

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
    <div ref={notice} className="notice settings-secret" role="group" aria-label={t("theTokenName", { name: made.name })} tabIndex={-1}>
      <p>
        <strong>{t("copyNameNow", { name: made.name })}</strong>{" "}
        {t("itIsShownThisOnce")}
      </p>
      <code className="settings-code">{made.token}</code>
      <div className="form-actions">
        <CopyButton
          icon={Copy}
          words={{ idle: t("copyTheToken"), copied: t("copied"), failed: t("selectItAndCopy") }}
          text={() => made.token}
          className="button button-strong"
        />
        <button type="button" className="button" onClick={onDone}>
          {t("iHaveIt")}
        </button>
      </div>
    </div>
  );
}
