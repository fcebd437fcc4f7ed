import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { ImageGrid } from "@/features/images/components/image-grid";
import { OnThisDay } from "@/features/memories/components/on-this-day";
import { useMe } from "@/lib/session";

import { OwnActions } from "../own-actions";
import { SelectableGrid } from "../selectable-grid";
import { UserPage } from "../user-page";

import { t } from "./messages";
import { SignInForMore } from "./sign-in-for-more";

/** Somebody's pictures. */
export function Component() {
  const me = useMe();
  return (
    <UserPage>
      {(user) =>
        me?.handle === user.handle ? (
          <OwnPictures key={user.handle} handle={user.handle} />
        ) : (
          <ImageGrid
            key={user.handle}
            list={user.handle}
            empty={<EmptyState sentence={t("nameHasNotSharedAPicture", { name: user.display_name })} />}
            end={me ? null : <SignInForMore path={paths.user(user.handle)} />}
          />
        )
      }
    </UserPage>
  );
}

/** One's library, to choose from and to put in order. */
function OwnPictures({ handle }: { handle: string }) {
  return (
    <SelectableGrid
      list={handle}
      actions={(chosen) => <OwnActions pictures={chosen} />}
      empty={
        <EmptyState sentence={t("youHaveNoPicturesHereYet")}>
          <AppLink className="button" to={paths.upload}>
            {t("uploadSome")}
          </AppLink>
        </EmptyState>
      }
    >
      <OnThisDay />
    </SelectableGrid>
  );
}
