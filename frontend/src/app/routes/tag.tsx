import { useParams } from "react-router";

import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { searchOf } from "@/features/search/asked";
import { searchList } from "@/lib/list-name";
import { useDocumentTitle } from "@/lib/use-document-title";

import { OwnActions } from "../own-actions";
import { SelectableGrid } from "../selectable-grid";

import { t } from "./messages";

export function Component() {
  const { name = "" } = useParams();
  const asked = { tag: name.toLowerCase() };
  useDocumentTitle(`#${asked.tag}`);
  return (
    <div className="page-grid">
      <header className="page-head">
        <h1>#{asked.tag}</h1>
        <AppLink to={`${paths.search}?${searchOf(asked)}`}>{t("narrowDown")}</AppLink>
      </header>
      <SelectableGrid
        key={asked.tag}
        list={searchList(searchOf(asked))}
        hasOwners
        actions={(chosen) => <OwnActions pictures={chosen} />}
        empty={<EmptyState sentence={t("nobodyHasGivenAPublicPicture")} />}
      />
    </div>
  );
}
