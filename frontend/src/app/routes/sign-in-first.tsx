import { useLocation } from "react-router";

import { EmptyState } from "@/components/empty-state";
import { signInHref, useConfig } from "@/lib/session";

import { t } from "./messages";

interface Props {
  sentence: string;
  /** Whether the page has a heading of its own. */
  isPart?: boolean;
}

/** In place of what is only for people who are signed in; the way back leads to it. */
export function SignInFirst({ sentence, isPart = false }: Props) {
  const config = useConfig();
  const { pathname, search } = useLocation();
  return (
    <>
      {!isPart && <h1 className="visually-hidden">{t("signIn")}</h1>}
      <EmptyState sentence={sentence}>
        <div className="state-actions">
          <a className="button button-strong" href={signInHref(config, pathname + search)}>
            {t("signIn")}
          </a>
          <a className="button" href={config.sign_up_url}>
            {t("signUp")}
          </a>
        </div>
      </EmptyState>
    </>
  );
}
