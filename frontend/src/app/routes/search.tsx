import { useSearchParams } from "react-router";

import { EmptyState } from "@/components/empty-state";
import { askedFrom, changed, isAnythingAsked, searchOf } from "@/features/search/asked";
import { Filters } from "@/features/search/components/filters";
import { SearchBox } from "@/features/search/components/search-box";
import { searchList } from "@/lib/list-name";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { OwnActions } from "../own-actions";
import { SelectableGrid } from "../selectable-grid";

import { t } from "./messages";
import { SignInFirst } from "./sign-in-first";

export function Component() {
  useDocumentTitle(t("search"));
  const isSignedIn = useMe() !== null;
  return isSignedIn ? <Search /> : <SignInFirst sentence={t("signInToSearchEverybodysPublic")} />;
}

function Search() {
  const [search, setSearch] = useSearchParams();
  const asked = askedFrom(search);
  useDocumentTitle(asked.q ? t("quotedSearch", { q: asked.q }) : t("search"));
  return (
    <div className="page-grid">
      <header className="page-head">
        <h1>{asked.q ? t("picturesForQ", { q: asked.q }) : t("search")}</h1>
      </header>
      <div className="search-page-box">
        <SearchBox  />
      </div>
      <Filters
        asked={asked}
        onChange={(change) => setSearch(searchOf(changed(asked, change)), { replace: true, preventScrollReset: true })}
      />
      {isAnythingAsked(asked) ? (
        <SelectableGrid
          key={searchOf(asked)}
          list={searchList(searchOf(asked))}
          hasOwners
          actions={(chosen) => <OwnActions pictures={chosen} />}
          empty={<EmptyState sentence={t("nothingMatchesTryOtherWords")} />}
        />
      ) : (
        <EmptyState sentence={t("sayWhatYouLookForWords")} />
      )}
    </div>
  );
}
