import { OwnActions } from "@/app/own-actions";
import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { itemsOf } from "@/components/pictures/pages";
import { PictureList } from "@/components/pictures/picture-list";
import { SelectBox } from "@/components/selection/select-box";
import { SelectionArea } from "@/components/selection/selection-area";
import { SelectionBar } from "@/components/selection/selection-bar";
import { paths } from "@/config/paths";
import { useFavourites } from "@/features/favourites/api/favourites";
import { UnfavouriteAction } from "@/features/favourites/components/unfavourite-action";
import { FAVOURITES } from "@/lib/list-name";
import { useDocumentTitle } from "@/lib/use-document-title";

export function Component() {
  const listing = useFavourites();
  useDocumentTitle("Favourites");
  return (
    <div className="page-grid">
      <header className="page-head">
        <h1>Favourites</h1>
        <p className="secondary">Only you see what is here.</p>
      </header>
      <SelectionArea pictures={itemsOf(listing.data)}>
        <SelectionBar>
          {(chosen) => (
            <>
              <UnfavouriteAction pictures={chosen} />
              <OwnActions pictures={chosen} isFavourites />
            </>
          )}
        </SelectionBar>
        <PictureList
          listing={listing}
          linkState={{ list: FAVOURITES }}
          extra={(picture) => <SelectBox picture={picture} />}
          empty={
            <EmptyState sentence="You have no favourites yet. Mark pictures that you want to find again.">
              <AppLink className="button" to={paths.feed}>
                Look around
              </AppLink>
            </EmptyState>
          }
        />
      </SelectionArea>
    </div>
  );
}
