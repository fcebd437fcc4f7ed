import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { MoreButton } from "@/components/more-button";
import { paths } from "@/config/paths";
import { useMe } from "@/lib/session";

import { useLinks } from "../api/get-links";

import { LinkRow } from "./link-row";
import { RevokeAll } from "./revoke-all";

/** All links of one's own, with what came of them. */
export function LinkList() {
  const links = useLinks();
  const me = useMe();
  if (!links.data) {
    if (!links.error) return <ListSkeleton rows={5} label="Loading your links" />;
    return (
      <ErrorState what="Your links could not be loaded." error={links.error} onRetry={() => void links.refetch()} />
    );
  }
  const all = links.data.pages.flatMap(({ results }) => results);
  if (all.length === 0) {
    return (
      <EmptyState sentence="You have made no links. A link shows a picture or an album to whoever has it, even if it is private.">
        <AppLink className="button" to={me ? paths.user(me.handle) : paths.feed}>
          To your pictures
        </AppLink>
      </EmptyState>
    );
  }
  return (
    <>
      {all.some(({ state }) => state === "active") && <RevokeAll />}
      <ul className="links-list" aria-label="Your links">
        {all.map((link) => (
          <LinkRow key={link.id} link={link} />
        ))}
      </ul>
      <MoreButton query={links} end="These are all. Ended links are listed for a month." />
    </>
  );
}
