import { useState } from "react";

import { Avatar } from "@/components/avatar";
import { Dialog } from "@/components/dialog";
import { ErrorState } from "@/components/error-state";
import { FormError } from "@/components/form-error";
import type { AlbumMember } from "@/lib/api/types";

import { useMembers, useRemoveMember } from "../api/members";
import { t } from "../messages";
import { roleLabel } from "../roles";

import { InviteForm } from "./invite-form";

/** Whom the owner invited, and the way to invite more. */
export function MembersDialog({ albumId, onClose }: { albumId: string; onClose: () => void }) {
  const { data, error, refetch } = useMembers(albumId);
  return (
    <Dialog title={t("peopleInThisAlbum")} onClose={onClose}>
      <InviteForm albumId={albumId} />
      {!data && !error && <p role="status">{t("loading")}</p>}
      {!data && error && <ErrorState what={t("theyCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />}
      {data?.results.length === 0 && <p className="secondary">{t("nobodyButYouYet")}</p>}
      <ul className="album-members">
        {data?.results.map((member) => (
          <MemberRow key={member.person.handle} albumId={albumId} member={member} />
        ))}
      </ul>
      <div className="dialog-actions">
        <button type="button" className="button button-strong" onClick={onClose}>
          {t("done")}
        </button>
      </div>
    </Dialog>
  );
}

function MemberRow({ albumId, member: { person, role, is_invited } }: { albumId: string; member: AlbumMember }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useRemoveMember(albumId);
  const name = person.display_name;
  return (
    <li>
      <Avatar name={name} />
      <span className="album-member-text">
        <strong>{name}</strong>
        <span className="secondary">
          @{person.handle} · {is_invited ? t("invited") : roleLabel(role)}
        </span>
      </span>
      {isAsking ? (
        <span className="album-member-question">
          <span>{is_invited ? t("takeBackTheInvitation") : t("theirPicturesLeaveTheAlbumToo")}</span>
          <button
            type="button"
            className="button button-small button-danger"
            disabled={remove.isPending}
            onClick={() => remove.mutate(person.handle)}
          >
            {t("removeName", { name })}
          </button>
          <button type="button" className="button button-small" onClick={() => setAsking(false)}>
            {t("keep")}
          </button>
        </span>
      ) : (
        <button type="button" className="button button-small" onClick={() => setAsking(true)}>
          {t("remove")}<span className="visually-hidden"> {name}</span> …
        </button>
      )}
      <FormError error={remove.error} />
    </li>
  );
}
