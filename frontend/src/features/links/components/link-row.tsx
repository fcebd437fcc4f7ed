import { Images, Image as Picture } from "lucide-react";
import { useState } from "react";

import { AppLink } from "@/components/app-link";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { RelativeTime } from "@/components/relative-time";
import { paths } from "@/config/paths";
import { errorText } from "@/lib/api/errors";
import type { Link } from "@/lib/api/types";

import { useExtendLink } from "../api/extend-link";
import { type Subject, useSubject } from "../api/get-subject";
import { useRevokeLink } from "../api/revoke-link";
import { t } from "../messages";

import { factsOf, opensText, stateText } from "./link-facts";

/** One link: where it leads, how often it was opened, how long it works. */
export function LinkRow({ link }: { link: Link }) {
  const subject = useSubject(link.subject);
  const [isAsking, setAsking] = useState(false);
  const revoke = useRevokeLink(link.id);
  const extend = useExtendLink(link.id);
  const { error } = extend;
  const name = subject?.title ?? t("thisLink");
  const facts = factsOf(link);
  return (
    <li className="links-row" data-active={link.state === "active"}>
      <Thumbnail link={link} subject={subject} />
      <div className="links-text">
        <Title subject={subject} />
        <span className="secondary">
          <span className="links-state">{stateText(link)}</span>
          {link.state === "active" && (
            <>
              {", "}
              {t.rich("endsAt", { time: <RelativeTime at={link.expires_at} /> })}
            </>
          )}
          {" · "}
          {link.last_opened_at === null
            ? opensText(link)
            : t.rich("lastOpened", { opens: opensText(link), time: <RelativeTime at={link.last_opened_at} /> })}
        </span>
        {facts.length > 0 && <span className="secondary">{facts.join(" · ")}</span>}
        {link.may_add && link.subject.kind === "album" && (
          <AppLink to={paths.waiting(link.subject.id)}>{t("picturesThatWaitForYou")}</AppLink>
        )}
        {error && (
          <span className="error" role="alert">
            {errorText(error)}
          </span>
        )}
      </div>
      {link.state !== "revoked" && (
        <div className="links-actions">
          <button
            type="button"
            className="button"
            aria-label={t("n30MoreDaysForTheLink", { name })}
            disabled={extend.isPending}
            onClick={() => {
              extend.mutate();
            }}
          >
            {extend.isPending ? t("extending") : t("n30MoreDays")}
          </button>
          <button
            type="button"
            className="button button-danger"
            aria-label={t("revokeTheLinkToName", { name })}
            onClick={() => {
              setAsking(true);
            }}
          >
            {t("revoke")}
          </button>
        </div>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t("revokeThisLink")}
          keep={t("keepIt")}
          go={t("revoke")}
          busy={t("revoking")}
          mutation={revoke}
          onDone={() => {
            setAsking(false);
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          <p>{t("whoeverHasItSeesNothingAny")}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function Title({ subject }: { subject: Subject | undefined }) {
  if (!subject) return <strong className="links-title-skeleton" aria-label={t("loading")} />;
  if (subject.path === null) return <strong>{subject.title}</strong>;
  return (
    <AppLink className="links-title" to={subject.path}>
      {subject.title}
    </AppLink>
  );
}

function Thumbnail({ link, subject }: { link: Link; subject: Subject | undefined }) {
  const Icon = link.subject.kind === "album" ? Images : Picture;
  return (
    <span className="links-thumbnail">
      {subject?.thumbnail ? <img src={subject.thumbnail} alt="" loading="lazy" /> : <Icon size={20} aria-hidden="true" />}
    </span>
  );
}
