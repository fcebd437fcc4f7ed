import { UserAlbums } from "@/features/people/components/user-albums";

import { UserPage } from "../user-page";

/** Somebody's albums. */
export function Component() {
  return <UserPage>{(user) => <UserAlbums key={user.handle} user={user} />}</UserPage>;
}
