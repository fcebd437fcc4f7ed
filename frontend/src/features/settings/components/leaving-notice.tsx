import { Copy } from "lucide-react";
import { useEffect, useRef } from "react";

import { CopyButton } from "@/components/copy-button";
import { FormError } from "@/components/form-error";
import { paths } from "@/config/paths";
import { absoluteUrl } from "@/config/site";
import { formatExact } from "@/lib/format";

import { useRestoreMe } from "../api/restore-me";
import { t } from "../messages";
import { reportId } from "../report-id";

/** What somebody who has just left is told: they are signed out, so this is the last page they see as themselves. */
export function LeftNotice({ leavingAt, reportUrl }: { leavingAt: string; reportUrl: string }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.focus();
  }, []);
  return (
    <div ref={notice} className="notice settings-secret" role="group" aria-label={t("youHaveLeft")} tabIndex={-1}>
      <p>
        <strong>{t("youAreSignedOutEverywhereAnd")}</strong>{" "}
        {t("onDayEverythingIsErased", { day: formatExact(new Date(leavingAt)) })}
      </p>
      <ReportAddress reportUrl={reportUrl} />
      <div className="form-actions">
        <a className="button" href={absoluteUrl(paths.feed)}>
          {t("toTheStartPage")}
        </a>
      </div>
    </div>
  );
}

/** For somebody who is leaving and has come back to look: when it ends, and the way to stay. */
export function LeavingNotice({ leavingAt, reportUrl }: { leavingAt: string; reportUrl: string | null }) {
  const restore = useRestoreMe();
  return (
    <div className="notice settings-secret">
      <p>
        <strong>{t("yourAccountIsLeaving")}</strong>{" "}
        {t("nobodySeesYouOnDay", { day: formatExact(new Date(leavingAt)) })}
      </p>
      <FormError error={restore.error} />
      {reportUrl !== null && <ReportAddress reportUrl={reportUrl} />}
      <div className="form-actions">
        <button
          type="button"
          className="button button-primary"
          disabled={restore.isPending}
          onClick={() => {
            restore.mutate();
          }}
        >
          {restore.isPending ? t("bringingYouBack") : t("stayAfterAll")}
        </button>
      </div>
    </div>
  );
}

function ReportAddress({ reportUrl }: { reportUrl: string }) {
  const address = absoluteUrl(paths.erasure(reportId(reportUrl)));
  return (
    <>
      <p>{t("keepTheAddressOfTheReport")}</p>
      <a className="settings-code" href={address}>
        {address}
      </a>
      <div className="form-actions">
        <CopyButton
          icon={Copy}
          words={{ idle: t("copyTheAddress"), copied: t("copied"), failed: t("selectItAndCopy") }}
          text={() => address}
        />
      </div>
    </>
  );
}
