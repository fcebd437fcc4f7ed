import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { MoreButton } from "@/components/more-button";
import { paths } from "@/config/paths";
import { useMe } from "@/lib/session";

import { useLinks } from "../api/get-links";
import { t } from "../messages";

import { LinkRow } from "./link-row";
import { RevokeAll } from "./revoke-all";

/** All links of one's own, with what came of them. */
export function LinkList() {
  const links = useLinks();
  const me = useMe();
  if (!links.data) {
    if (!links.error) return <ListSkeleton rows={5} label={t("loadingYourLinks")} />;
    return (
      <ErrorState what={t("yourLinksCouldNotBeLoaded")} error={links.error} onRetry={() => void links.refetch()} />
    );
  }
  const all = links.data.pages.flatMap(({ results }) => results);
  if (all.length === 0) {
    return (
      <EmptyState sentence={t("youHaveMadeNoLinks")}>
        <AppLink className="button" to={me ? paths.user(me.handle) : paths.feed}>
          {t("toYourPictures")}
        </AppLink>
      </EmptyState>
    );
  }
  return (
    <>
      {all.some(({ state }) => state === "active") && <RevokeAll />}
      <ul className="links-list" aria-label={t("yourLinks")}>
        {all.map((link) => (
          <LinkRow key={link.id} link={link} />
        ))}
      </ul>
      <MoreButton query={links} end={t("theseAreAllEndedLinks")} />
    </>
  );
}
