import type { ReactNode } from "react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import { signInHref, useConfig } from "@/lib/session";

import { t } from "../messages";
import { stateText } from "../queue/state-text";
import type { UploadItem } from "../queue/upload-item";

/** Where a file stands, in words, with the links that belong to it. */
export function RowState({ item }: { item: UploadItem }) {
  const config = useConfig();
  const { name, state, imageId, duplicateOf, similarTo } = item;
  const isDuplicate = state === "asking" || state === "skipped";
  return (
    <p className="upload-state">
      {stateText(item)}
      {state === "ready" && imageId !== null && (
        <More>
          <AppLink to={paths.image(imageId)} aria-label={t("viewName", { name })}>
            {t("view")}
          </AppLink>
        </More>
      )}
      {isDuplicate && duplicateOf !== null && (
        <More>
          <AppLink to={paths.image(duplicateOf)} aria-label={t("seeItWhatName", { name })}>
            {t("seeIt")}
          </AppLink>
        </More>
      )}
      {state === "ready" && item.isLocationRemoved && <More>{t("locationFoundAndRemoved")}</More>}
      {state === "ready" && similarTo[0] !== undefined && (
        <More>
          <AppLink to={paths.image(similarTo[0])} aria-label={t("looksLikeOneYouHaveName", { name })}>
            {t("looksLikeOneYouHave")}
          </AppLink>
        </More>
      )}
      {item.isSessionEnded && (
        <>
          {" "}
          <a href={signInHref(config, paths.upload)}>{t("signIn")}</a>
        </>
      )}
    </p>
  );
}

function More({ children }: { children: ReactNode }) {
  return (
    <>
      {" · "}
      {children}
    </>
  );
}
