import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { NotFound } from "@/components/not-found";
import { paths } from "@/config/paths";
import { ImageGrid } from "@/features/images/components/image-grid";
import { FOLLOWING } from "@/lib/list-name";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

/** What the people one follows have shared. */
export function Component() {
  useDocumentTitle("Following");
  if (!useMe()) return <NotFound />;
  return (
    <div className="page-grid">
      <h1 className="visually-hidden">Following</h1>
      <ImageGrid
        list={FOLLOWING}
        hasOwners
        empty={
          <EmptyState sentence="Follow somebody, and what they share appears here.">
            <AppLink className="button" to={paths.feed}>
              Look around in the feed
            </AppLink>
          </EmptyState>
        }
        end={<p className="secondary">That is everything from the people you follow.</p>}
      />
    </div>
  );
}
