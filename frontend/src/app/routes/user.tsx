import { useMemo } from "react";
import { useNavigate, useParams } from "react-router";

import { OwnActions } from "@/app/own-actions";
import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { NotFound } from "@/components/not-found";
import { itemsOf } from "@/components/pictures/pages";
import { SelectBox } from "@/components/selection/select-box";
import { SelectionArea } from "@/components/selection/selection-area";
import { SelectionBar } from "@/components/selection/selection-bar";
import { paths } from "@/config/paths";
import { useImages } from "@/features/images/api/get-images";
import { GridSkeleton } from "@/features/images/components/grid-skeleton";
import { ImageGrid } from "@/features/images/components/image-grid";
import { OnThisDay } from "@/features/memories/components/on-this-day";
import { useUser } from "@/features/people/api/get-user";
import { ProfileHead } from "@/features/people/components/profile-head";
import { isNotFound } from "@/lib/api/errors";
import { signInHref, useConfig, useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

export function Component() {
  const { handle = "" } = useParams();
  const { data: user, error, refetch } = useUser(handle);
  const navigate = useNavigate();
  const me = useMe();
  useDocumentTitle(user && `${user.display_name} (@${user.handle})`);

  if (!user) {
    if (isNotFound(error) || !me) return <NotFound />;
    if (error) {
      return <ErrorState what="This profile could not be loaded." error={error} onRetry={() => void refetch()} />;
    }
    return (
      <div className="page-grid">
        <GridSkeleton />
      </div>
    );
  }
  return (
    <div className="page-grid">
      <ProfileHead
        key={user.handle}
        user={user}
        onHandleChanged={(changed) => void navigate(paths.user(changed), { replace: true })}
      />
      {me?.handle === user.handle ? (
        <OwnPictures key={`grid-${user.handle}`} handle={user.handle} />
      ) : (
        <ImageGrid
          key={`grid-${user.handle}`}
          owner={user.handle}
          empty={<EmptyState sentence={`${user.display_name} has not shared a picture yet.`} />}
          end={me ? null : <SignInForMore path={paths.user(user.handle)} />}
        />
      )}
    </div>
  );
}

/** One's library, to choose from and to put in order. */
function OwnPictures({ handle }: { handle: string }) {
  const { data } = useImages(handle);
  const pictures = useMemo(() => itemsOf(data), [data]);
  return (
    <SelectionArea pictures={pictures}>
      <SelectionBar>{(chosen) => <OwnActions pictures={chosen} />}</SelectionBar>
      <OnThisDay />
      <ImageGrid
        owner={handle}
        extra={(picture) => <SelectBox picture={picture} />}
        empty={
          <EmptyState sentence="You have no pictures here yet.">
            <AppLink className="button" to={paths.upload}>
              Upload some
            </AppLink>
          </EmptyState>
        }
        end={null}
      />
    </SelectionArea>
  );
}

function SignInForMore({ path }: { path: string }) {
  const config = useConfig();
  return (
    <p>
      <a className="button" href={signInHref(config, path)}>
        Sign in to see more
      </a>
    </p>
  );
}
