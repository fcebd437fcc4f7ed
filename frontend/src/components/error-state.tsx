import { useLocation } from "react-router";

import { errorText, isSessionEnded } from "@/lib/api/errors";
import { signInHref, useConfig } from "@/lib/session";

import { t } from "./messages";

interface Props {
  /** What did not work: "The pictures could not be loaded." */
  what: string;
  error: unknown;
  onRetry: () => void;
}

/** Says what did not work and offers the way on. */
export function ErrorState({ what, error, onRetry }: Props) {
  const config = useConfig();
  const { pathname, search } = useLocation();
  return (
    <div className="state" role="alert">
      <p>
        {what} {errorText(error)}
      </p>
      {isSessionEnded(error) ? (
        <a className="button" href={signInHref(config, pathname + search)}>
          {t("signIn")}
        </a>
      ) : (
        <button type="button" className="button" onClick={onRetry}>
          {t("tryAgain")}
        </button>
      )}
    </div>
  );
}
