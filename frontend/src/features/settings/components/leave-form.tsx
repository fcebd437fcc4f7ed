import { type SubmitEvent, useState } from "react";

import { FormError } from "@/components/form-error";
import { ApiError } from "@/lib/api/errors";
import type { Leaving, Me } from "@/lib/api/types";
import { csrfToken } from "@/lib/cookies";
import { useConfig } from "@/lib/session";

import { useDeleteMe } from "../api/delete-me";
import { t } from "../messages";

interface Props {
  me: Me;
  onLeft: (leaving: Leaving) => void;
}

/** The end of one's account takes typing one's handle: there is no button that does it by accident. */
export function LeaveForm({ me, onLeft }: Props) {
  const leave = useDeleteMe();
  const [typed, setTyped] = useState("");
  const isRight = typed.trim().replace(/^@/, "") === me.handle;
  const isTooOld = leave.error instanceof ApiError && leave.error.code === "sign_in_too_old";

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isRight) leave.mutate(undefined, { onSuccess: onLeft });
  };

  if (isTooOld) return <SignInAgain />;
  return (
    <form className="form settings-form" aria-label={t("leave")} onSubmit={submit}>
      <FormError error={leave.error} />
      <div className="field">
        <label htmlFor="leave_handle">{t("typeYourHandleHandleToConfirm", { handle: me.handle })}</label>
        <input
          id="leave_handle"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          aria-describedby="leave_hint"
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
        <p className="hint" id="leave_hint">
          {t("youAreSignedOutEverywhere")}
        </p>
      </div>
      <div className="form-actions">
        <button type="submit" className="button button-danger-filled" disabled={!isRight || leave.isPending}>
          {leave.isPending ? t("leaving") : t("deleteMyAccount")}
        </button>
      </div>
    </form>
  );
}

/** An unattended browser must not be enough; so it takes somebody who has just signed in. */
function SignInAgain() {
  const config = useConfig();
  return (
    <div className="notice" role="alert">
      <p>{t("youSignedInAWhileAgo")}</p>
      <form method="post" action={config.sign_out_url} className="form-actions">
        <input type="hidden" name="csrfmiddlewaretoken" value={csrfToken()} />
        <button type="submit" className="button">
          {t("signOut")}
        </button>
      </form>
    </div>
  );
}
