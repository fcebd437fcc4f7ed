import { useParams } from "react-router";

import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { PictureList } from "@/components/pictures/picture-list";
import { paths } from "@/config/paths";
import { useFound } from "@/features/search/api/get-found";
import { searchOf } from "@/features/search/asked";
import { searchList } from "@/lib/list-name";
import { useDocumentTitle } from "@/lib/use-document-title";

export function Component() {
  const { name = "" } = useParams();
  const asked = { tag: name.toLowerCase() };
  const listing = useFound(asked);
  useDocumentTitle(`#${asked.tag}`);
  return (
    <div className="page-grid">
      <header className="page-head">
        <h1>#{asked.tag}</h1>
        <AppLink to={`${paths.search}?${searchOf(asked)}`}>Narrow down</AppLink>
      </header>
      <PictureList
        listing={listing}
        linkState={{ list: searchList(searchOf(asked)) }}
        empty={<EmptyState sentence="Nobody has given a public picture this tag yet." />}
      />
    </div>
  );
}
