import { useState } from "react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import { LeaveForm } from "@/features/settings/components/leave-form";
import { LeavingNotice, LeftNotice } from "@/features/settings/components/leaving-notice";
import { Section } from "@/features/settings/components/section";
import type { Leaving } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

/** `/settings/leave`: the end of one's account, with time to think better of it. */
export function Component() {
  const me = useMe();
  const [left, setLeft] = useState<Leaving | null>(null);
  useDocumentTitle(t("leave"));
  if (!me) return null;
  if (left) {
    return (
      <Section title={t("youHaveLeft")}>
        <LeftNotice leavingAt={left.leaving_at} reportUrl={left.erasure_report_url} />
      </Section>
    );
  }
  if (me.leaving_at !== null) {
    return (
      <Section title={t("youAreLeaving")}>
        <LeavingNotice leavingAt={me.leaving_at} reportUrl={me.erasure_report_url} />
      </Section>
    );
  }
  return (
    <Section
      title={t("deleteYourAccount")}
      lead={t("othersSeeNothing")}
    >
      <p>
        {t.rich("youMayWantTo", {
          take: <AppLink to={paths.settingsOf("data")}>{t("takeYourPicturesAlong")}</AppLink>,
        })}
      </p>
      <LeaveForm me={me} onLeft={setLeft} />
    </Section>
  );
}
