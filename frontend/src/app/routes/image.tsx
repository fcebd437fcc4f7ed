import { useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate, useParams } from "react-router";

import { ErrorState } from "@/components/error-state";
import { NotFound } from "@/components/not-found";
import { paths } from "@/config/paths";
import { useImage } from "@/features/images/api/get-image";
import { ImagePanel } from "@/features/images/components/image-panel";
import { ImageStage } from "@/features/images/components/image-stage";
import { neighbours } from "@/features/images/listed";
import { isNotFound } from "@/lib/api/errors";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

export function Component() {
  const { id = "" } = useParams();
  const { data: image, error, refetch } = useImage(id);
  const { back, previous, next } = useLeafing(id);
  const isSignedIn = useMe() !== null;
  useDocumentTitle(image && (image.title || `A picture by ${image.owner.display_name}`));

  if (isNotFound(error) || (!image && !isSignedIn)) return <NotFound />;
  if (!image) {
    if (error) {
      return <ErrorState what="This picture could not be loaded." error={error} onRetry={() => void refetch()} />;
    }
    return (
      <div className="photo" role="status">
        <div className="stage" />
        <span className="visually-hidden">Loading the picture</span>
      </div>
    );
  }
  const renew = async () => {
    if (isSignedIn) await refetch();
    // A visitor gets fresh addresses only with a fresh page.
    else window.location.reload();
  };
  return (
    <article className="photo">
      <ImageStage
        image={image}
        onBack={back}
        onPrevious={previous}
        onNext={next}
        onRenew={renew}
        canRenewItself={isSignedIn}
      />
      <aside className="panel" aria-label="About this picture">
        <ImagePanel
          key={image.id}
          image={image}
          onDeleted={back}
          shortcuts={{ Escape: back, ArrowLeft: previous, ArrowRight: next }}
        />
      </aside>
    </article>
  );
}

/** Back to where one came from, and to the neighbours in the list one came from. */
function useLeafing(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const from = listOf(useLocation().state);
  const { previous, next } = neighbours(client, from?.list ?? null, id);
  const go = (neighbour: string | undefined) =>
    neighbour === undefined
      ? undefined
      : () => void navigate(paths.image(neighbour), { replace: true, state: from, preventScrollReset: true });
  const back = () => {
    if (from) void navigate(-1);
    else void navigate(paths.feed);
  };
  return { back, previous: go(previous), next: go(next) };
}

function listOf(state: unknown): { list: string | null } | null {
  if (typeof state !== "object" || state === null || !("list" in state)) return null;
  return { list: typeof state.list === "string" ? state.list : null };
}
