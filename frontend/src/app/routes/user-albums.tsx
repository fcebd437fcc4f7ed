import { UserAlbums } from "@/features/people/components/user-albums";
import { useMe } from "@/lib/session";

import { UserPage } from "../user-page";

import { t } from "./messages";
import { SignInFirst } from "./sign-in-first";

/** Somebody's albums. */
export function Component() {
  const isSignedIn = useMe() !== null;
  return (
    <UserPage>
      {(user) =>
        isSignedIn ? (
          <UserAlbums key={user.handle} user={user} />
        ) : (
          <SignInFirst isPart sentence={t("signInToSeeTheAlbums", { name: user.display_name })} />
        )
      }
    </UserPage>
  );
}
