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

import { factsOf, opensText, STATES } from "./link-facts";

/** One link: where it leads, how often it was opened, how long it works. */
export function LinkRow({ link }: { link: Link }) {
  const subject = useSubject(link.subject);
  const [isAsking, setAsking] = useState(false);
  const revoke = useRevokeLink(link.id);
  const extend = useExtendLink(link.id);
  const { error } = extend;
  const name = subject?.title ?? "this link";
  const facts = factsOf(link);
  return (
    <li className="links-row" data-active={link.state === "active"}>
      <Thumbnail link={link} subject={subject} />
      <div className="links-text">
        <Title subject={subject} />
        <span className="secondary">
          <span className="links-state">{STATES[link.state]}</span>
          {link.state === "active" && (
            <>
              {", ends "}
              <RelativeTime at={link.expires_at} />
            </>
          )}
          {" · "}
          {opensText(link)}
          {link.last_opened_at !== null && (
            <>
              , last <RelativeTime at={link.last_opened_at} />
            </>
          )}
        </span>
        {facts.length > 0 && <span className="secondary">{facts.join(" · ")}</span>}
        {link.may_add && link.subject.kind === "album" && (
          <AppLink to={paths.waiting(link.subject.id)}>Pictures that wait for you</AppLink>
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
            aria-label={`30 more days for the link to ${name}`}
            disabled={extend.isPending}
            onClick={() => {
              extend.mutate();
            }}
          >
            {extend.isPending ? "Extending …" : "30 more days"}
          </button>
          <button
            type="button"
            className="button button-danger"
            aria-label={`Revoke the link to ${name}`}
            onClick={() => {
              setAsking(true);
            }}
          >
            Revoke
          </button>
        </div>
      )}
      {isAsking && (
        <ConfirmDialog
          title="Revoke this link?"
          keep="Keep it"
          go="Revoke"
          busy="Revoking …"
          isBusy={revoke.isPending}
          error={revoke.error}
          onGo={() => {
            revoke.mutate(undefined, {
              onSuccess: () => {
                setAsking(false);
              },
            });
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          <p>Whoever has it sees nothing any more, at once and for good.</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function Title({ subject }: { subject: Subject | undefined }) {
  if (!subject) return <strong className="links-title-skeleton" aria-label="Loading" />;
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
