import { useLocation } from "react-router";

import { EmptyState } from "@/components/empty-state";
import { signInHref, useConfig } from "@/lib/session";

import { t } from "./messages";

/** In place of a page that is only for people who are signed in; the way back leads to it. */
export function SignInFirst({ sentence }: { sentence: string }) {
  const config = useConfig();
  const { pathname, search } = useLocation();
  return (
    <>
      <h1 className="visually-hidden">{t("signIn")}</h1>
      <EmptyState sentence={sentence}>
        <a className="button" href={signInHref(config, pathname + search)}>
          {t("signIn")}
        </a>
      </EmptyState>
    </>
  );
}
