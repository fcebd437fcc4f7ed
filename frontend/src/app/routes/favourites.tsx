import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { UnfavouriteAction } from "@/features/favourites/components/unfavourite-action";
import { FAVOURITES } from "@/lib/list-name";
import { useDocumentTitle } from "@/lib/use-document-title";

import { OwnActions } from "../own-actions";
import { SelectableGrid } from "../selectable-grid";

export function Component() {
  useDocumentTitle("Favourites");
  return (
    <div className="page-grid">
      <header className="page-head">
        <h1>Favourites</h1>
        <p className="secondary">Only you see what is here.</p>
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
          <EmptyState sentence="You have no favourites yet. Mark pictures that you want to find again.">
            <AppLink className="button" to={paths.feed}>
              Look around
            </AppLink>
          </EmptyState>
        }
      />
    </div>
  );
}
