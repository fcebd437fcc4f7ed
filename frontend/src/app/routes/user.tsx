import { useNavigate, useParams } from "react-router";

import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { NotFound } from "@/components/not-found";
import { paths } from "@/config/paths";
import { GridSkeleton } from "@/features/images/components/grid-skeleton";
import { ImageGrid } from "@/features/images/components/image-grid";
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
      <ImageGrid
        key={`grid-${user.handle}`}
        list={user.handle}
        empty={<Empty isMine={me?.handle === user.handle} name={user.display_name} />}
        end={me ? null : <SignInForMore path={paths.user(user.handle)} />}
      />
    </div>
  );
}

function Empty({ isMine, name }: { isMine: boolean; name: string }) {
  if (!isMine) return <EmptyState sentence={`${name} has not shared a picture yet.`} />;
  return (
    <EmptyState sentence="You have no pictures here yet.">
      <AppLink className="button" to={paths.upload}>
        Upload some
      </AppLink>
    </EmptyState>
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
