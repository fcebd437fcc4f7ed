import { useState } from "react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import { LeaveForm } from "@/features/settings/components/leave-form";
import { LeavingNotice, LeftNotice } from "@/features/settings/components/leaving-notice";
import { Section } from "@/features/settings/components/section";
import type { Leaving } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

/** `/settings/leave`: the end of one's account, with time to think better of it. */
export function Component() {
  const me = useMe();
  const [left, setLeft] = useState<Leaving | null>(null);
  useDocumentTitle("Leave");
  if (!me) return null;
  if (left) {
    return (
      <Section title="You have left">
        <LeftNotice leavingAt={left.leaving_at} reportUrl={left.erasure_report_url} />
      </Section>
    );
  }
  if (me.leaving_at !== null) {
    return (
      <Section title="You are leaving">
        <LeavingNotice leavingAt={me.leaving_at} reportUrl={me.erasure_report_url} />
      </Section>
    );
  }
  return (
    <Section
      title="Delete your account"
      lead="Others see nothing of you from the moment you ask. After a time to think it over, every picture, album, comment and like of yours is erased for good."
    >
      <p>
        You may want to <AppLink to={paths.settingsOf("data")}>take your pictures along</AppLink> first.
      </p>
      <LeaveForm me={me} onLeft={setLeft} />
    </Section>
  );
}
