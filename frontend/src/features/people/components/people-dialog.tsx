import { AppLink } from "@/components/app-link";
import { Avatar } from "@/components/avatar";
import { Dialog } from "@/components/dialog";
import { EmptyLine } from "@/components/empty-line";
import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { MoreButton } from "@/components/more-button";
import { paths } from "@/config/paths";
import type { Person } from "@/lib/api/types";

import { type PeopleOf, usePeople } from "../api/get-people";
import { t } from "../messages";

interface Props {
  of: PeopleOf;
  title: string;
  onClose: () => void;
}

/** People, page by page, each with the way to their page. */
export default function PeopleDialog({ of, title, onClose }: Props) {
  return (
    <Dialog kind="sheet" title={title} onClose={onClose}>
      <People of={of} title={title} onClose={onClose} />
    </Dialog>
  );
}

function People({ of, title, onClose }: Props) {
  const query = usePeople(of);
  if (!query.data) {
    if (!query.error) return <ListSkeleton label={t("loadingTheList")} />;
    return (
      <ErrorState what={t("theListCouldNotBeLoaded")} error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  const people = query.data.pages.flatMap(({ results }) => results);
  if (people.length === 0 && !query.hasNextPage) return <EmptyLine>{t("nobodyWhomYouCanSee")}</EmptyLine>;
  return (
    <>
      <ul className="people-list" aria-label={title}>
        {people.map((person) => (
          <li key={person.handle}>
            <Row person={person} onFollowed={onClose} />
          </li>
        ))}
      </ul>
      <MoreButton query={query} />
    </>
  );
}

function Row({ person, onFollowed }: { person: Person; onFollowed: () => void }) {
  return (
    <AppLink to={paths.user(person.handle)} className="people-row" onClick={onFollowed}>
      <Avatar name={person.display_name} url={person.avatar_url} />
      <span className="people-row-text">
        <strong>{person.display_name}</strong>
        <span className="secondary">@{person.handle}</span>
      </span>
      {person.is_me && <span className="secondary">{t("you")}</span>}
      {person.followed_by_me && <span className="secondary">{t("youFollowThem")}</span>}
    </AppLink>
  );
}
