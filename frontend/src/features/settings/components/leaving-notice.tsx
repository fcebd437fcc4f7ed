import { Copy } from "lucide-react";
import { useEffect, useRef } from "react";

import { CopyButton } from "@/components/copy-button";
import { FormError } from "@/components/form-error";
import { paths } from "@/config/paths";
import { absoluteUrl } from "@/config/site";
import { formatExact } from "@/lib/format";

import { useRestoreMe } from "../api/restore-me";
import { reportId } from "../report-id";

/** What somebody who has just left is told: they are signed out, so this is the last page they see as themselves. */
export function LeftNotice({ leavingAt, reportUrl }: { leavingAt: string; reportUrl: string }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.focus();
  }, []);
  return (
    <div ref={notice} className="notice settings-secret" role="group" aria-label="You have left" tabIndex={-1}>
      <p>
        <strong>You are signed out everywhere, and nobody sees you any more.</strong> On{" "}
        {formatExact(new Date(leavingAt))} everything of yours is erased for good. Until then you can sign in and stay.
      </p>
      <ReportAddress reportUrl={reportUrl} />
      <div className="form-actions">
        <a className="button" href={absoluteUrl(paths.feed)}>
          To the start page
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
        <strong>Your account is leaving.</strong> Nobody sees you. On {formatExact(new Date(leavingAt))} everything of
        yours is erased for good; until then you can stay, and everything is as it was.
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
          {restore.isPending ? "Bringing you back …" : "Stay after all"}
        </button>
      </div>
    </div>
  );
}

function ReportAddress({ reportUrl }: { reportUrl: string }) {
  const address = absoluteUrl(paths.erasure(reportId(reportUrl)));
  return (
    <>
      <p>Keep the address of the report: it tells what was erased, without an account.</p>
      <a className="settings-code" href={address}>
        {address}
      </a>
      <div className="form-actions">
        <CopyButton
          icon={Copy}
          words={{ idle: "Copy the address", copied: "Copied", failed: "Select it and copy" }}
          text={() => address}
        />
      </div>
    </>
  );
}
