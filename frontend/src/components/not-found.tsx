import { useDocumentTitle } from "@/lib/use-document-title";

import { AppLink } from "./app-link";
import { EmptyState } from "./empty-state";
import { t } from "./messages";

/** For what never was, is gone, or is not for the visitor to see: these are not told apart. */
export function NotFound() {
  useDocumentTitle(t("notFound"));
  return (
    <>
      <h1 className="visually-hidden">{t("notFound")}</h1>
      <EmptyState sentence={t("thereIsNothingHereItMay")}>
        <AppLink className="button" to="/">
          {t("toTheFeed")}
        </AppLink>
      </EmptyState>
    </>
  );
}
