import { signInHref, useConfig } from "@/lib/session";

import { t } from "./messages";

/** At the end of the first pictures, which are all that visitors see; the way back leads to them. */
export function SignInForMore({ path }: { path: string }) {
  const config = useConfig();
  return (
    <p>
      <a className="button" href={signInHref(config, path)}>
        {t("signInToSeeMore")}
      </a>
    </p>
  );
}
