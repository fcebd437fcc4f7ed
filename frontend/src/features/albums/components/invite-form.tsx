import { useDeferredValue, useState } from "react";

import { FormError } from "@/components/form-error";
import { isNotFound } from "@/lib/api/errors";
import type { Role } from "@/lib/api/types";

import { usePeople } from "../api/get-people";
import { useInvite } from "../api/members";
import { t } from "../messages";
import { roleChoices, ROLES } from "../roles";

/** Invites somebody by their handle, which is suggested while typing. */
export function InviteForm({ albumId }: { albumId: string }) {
  const [handle, setHandle] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const invite = useInvite(albumId);
  const typed = handle.trim().replace(/^@/, "");
  const { data: people } = usePeople(useDeferredValue(typed));
  const isUnknown = isNotFound(invite.error);
  return (
    <form
      className="album-invite"
      aria-label={t("inviteSomebody")}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed) invite.mutate({ handle: typed, role }, { onSuccess: () => setHandle("") });
      }}
    >
      <div className="field">
        <label htmlFor="invited">{t("handleOrName")}</label>
        <input
          id="invited"
          list="invited_people"
          value={handle}
          autoComplete="off"
          autoCapitalize="none"
          aria-invalid={isUnknown}
          onChange={(event) => setHandle(event.target.value)}
        />
        <datalist id="invited_people">
          {people?.results.map((person) => (
            <option key={person.handle} value={person.handle}>
              {person.display_name}
            </option>
          ))}
        </datalist>
      </div>
      <div className="field">
        <label htmlFor="invited_role">{t("they")}</label>
        <select
          id="invited_role"
          value={role}
          onChange={(event) => {
            const choice = ROLES.find((value) => value === event.target.value);
            if (choice) setRole(choice);
          }}
        >
          {roleChoices().map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button button-strong" disabled={!typed || invite.isPending}>
        {invite.isPending ? t("inviting") : t("invite")}
      </button>
      {isUnknown ? (
        <p className="error" role="alert">
          {t("nobodyHasTheHandle", { handle: invite.variables?.handle ?? "" })}
        </p>
      ) : (
        <FormError error={invite.error} />
      )}
    </form>
  );
}
