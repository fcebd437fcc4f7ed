import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { NotFound } from "@/components/not-found";
import { paths } from "@/config/paths";
import { ImageGrid } from "@/features/images/components/image-grid";
import { FOLLOWING } from "@/lib/list-name";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

/** What the people one follows have shared. */
export function Component() {
  useDocumentTitle(t("following"));
  if (!useMe()) return <NotFound />;
  return (
    <div className="page-grid">
      <h1 className="visually-hidden">{t("following")}</h1>
      <ImageGrid
        list={FOLLOWING}
        hasOwners
        empty={
          <EmptyState sentence={t("followSomebodyAndWhatTheyShare")}>
            <AppLink className="button" to={paths.feed}>
              {t("lookAroundInTheFeed")}
            </AppLink>
          </EmptyState>
        }
        end={<p className="secondary">{t("thatIsEverythingFromThePeople")}</p>}
      />
    </div>
  );
}
