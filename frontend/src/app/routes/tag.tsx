import { useParams } from "react-router";

import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { ImageGrid } from "@/features/images/components/image-grid";
import { searchOf } from "@/features/search/asked";
import { tagList } from "@/lib/list-name";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { OwnActions } from "../own-actions";
import { SelectableGrid } from "../selectable-grid";

import { t } from "./messages";
import { SignInForMore } from "./sign-in-for-more";

export function Component() {
  const { name = "" } = useParams();
  const asked = { tag: name.toLowerCase() };
  const isSignedIn = useMe() !== null;
  const empty = <EmptyState sentence={t("nobodyHasGivenAPublicPicture")} />;
  useDocumentTitle(`#${asked.tag}`);
  return (
    <div className="page-grid">
      <header className="page-head">
        <h1>#{asked.tag}</h1>
        {isSignedIn && <AppLink to={`${paths.search}?${searchOf(asked)}`}>{t("narrowDown")}</AppLink>}
      </header>
      {isSignedIn ? (
        <SelectableGrid
          key={asked.tag}
          list={tagList(asked.tag)}
          hasOwners
          actions={(chosen) => <OwnActions pictures={chosen} />}
          empty={empty}
        />
      ) : (
        <ImageGrid
          list={tagList(asked.tag)}
          hasOwners
          empty={empty}
          end={<SignInForMore path={paths.tag(asked.tag)} />}
        />
      )}
    </div>
  );
}
