import { Link2 } from "lucide-react";
import { useEffect, useRef } from "react";

import { CopyButton } from "@/components/copy-button";
import type { Link } from "@/lib/api/types";
import { formatExact } from "@/lib/format";

import { t } from "../messages";

/** A link that was just made. Only its fingerprint is kept, so this is the one time that it can be copied. */
export function MadeLink({ link }: { link: Link }) {
  const field = useRef<HTMLInputElement>(null);
  const url = link.url ?? "";
  useEffect(() => field.current?.select(), []);
  const limits = [
    t("worksUntil", { time: formatExact(new Date(link.expires_at)) }),
    link.max_opens !== null && t("canBeOpenedTimes", { maxOpens: link.max_opens }),
    link.has_password && t("asksForThePassword"),
  ];
  return (
    <div className="share-made field">
      <label htmlFor="share-made">{t("yourLink")}</label>
      <input id="share-made" ref={field} readOnly value={url} aria-describedby="share-made-hint" />
      <p className="hint" id="share-made-hint">
        {t("limitsCopyItNow", { limits: limits.filter(Boolean).join(", ") })}
      </p>
      <CopyButton words={{ idle: t("copyTheLink"), copied: t("linkCopied"), failed: t("copyingFailed") }} icon={Link2} className="button button-strong" text={() => url} />
    </div>
  );
}
