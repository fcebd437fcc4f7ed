import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { ImageGrid } from "@/features/images/components/image-grid";
import { signInHref, useConfig, useMe } from "@/lib/session";

import { UserPage } from "../user-page";

/** Somebody's pictures. */
export function Component() {
  const me = useMe();
  return (
    <UserPage>
      {(user) => (
        <ImageGrid
          key={user.handle}
          list={user.handle}
          empty={<Empty isMine={me?.handle === user.handle} name={user.display_name} />}
          end={me ? null : <SignInForMore path={paths.user(user.handle)} />}
        />
      )}
    </UserPage>
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
