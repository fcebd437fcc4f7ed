import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { UnfavouriteAction } from "@/features/favourites/components/unfavourite-action";
import { FAVOURITES } from "@/lib/list-name";
import { useDocumentTitle } from "@/lib/use-document-title";

import { OwnActions } from "../own-actions";
import { SelectableGrid } from "../selectable-grid";

import { t } from "./messages";

export function Component() {
  useDocumentTitle(t("favourites"));
  return (
    <div className="page-grid">
      <header className="page-head">
        <h1>{t("favourites")}</h1>
        <p className="secondary">{t("onlyYouSeeWhatIsHere")}</p>
      </header>
      <SelectableGrid
        list={FAVOURITES}
        hasOwners
        actions={(chosen) => (
          <>
            <UnfavouriteAction pictures={chosen} />
            <OwnActions pictures={chosen} isFavourites />
          </>
        )}
        empty={
          <EmptyState sentence={t("youHaveNoFavouritesYetMark")}>
            <AppLink className="button" to={paths.feed}>
              {t("lookAround")}
            </AppLink>
          </EmptyState>
        }
      />
    </div>
  );
}
