import { type ReactNode, useId } from "react";

import { EmptyLine } from "@/components/empty-line";
import { ErrorState } from "@/components/error-state";
import type { Comment, Image, Me } from "@/lib/api/types";
import { signInHref, useConfig, useMe } from "@/lib/session";

import { useComments } from "../api/get-comments";
import { commentsIn } from "../cached-comments";
import { t } from "../messages";

import { AllowComments } from "./allow-comments";
import { CommentForm } from "./comment-form";
import { CommentItem } from "./comment-item";

interface Props {
  image: Image;
  /** Where to come back to after signing in. */
  path: string;
  /** What else may be done to somebody else's comment, for whoever is signed in. */
  tools: (comment: Comment) => ReactNode;
}

/** What people say of a picture. */
export function Comments({ image, path, tools }: Props) {
  const me = useMe();
  const config = useConfig();
  const titleId = useId();
  return (
    <section className="comments" aria-labelledby={titleId}>
      <h2 id={titleId}>{image.comment_count > 0 ? t("comments", { commentCount: image.comment_count }) : t("commentsTitle")}</h2>
      {me ? (
        <Talk image={image} me={me} tools={tools} />
      ) : (
        <p className="secondary">
          {t.rich("signInToComment", { signIn: <a href={signInHref(config, path)}>{t("signIn")}</a> })}
        </p>
      )}
    </section>
  );
}

function Talk({ image, me, tools }: Pick<Props, "image" | "tools"> & { me: Me }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = useComments(
    image.id,
  );
  const isAllowed = image.details?.allow_comments ?? true;
  if (!data) {
    if (error) return <ErrorState what={t("theCommentsCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
    return <Skeleton count={Math.min(image.comment_count, 3)} />;
  }
  const comments = commentsIn(data.pages);
  return (
    <>
      {comments.length > 0 && (
        <ol className="comments-list">
          {comments.map((comment) => (
            <CommentItem
              key={comment.id}
              imageId={image.id}
              comment={comment}
              tools={!comment.is_mine && tools(comment)}
            />
          ))}
        </ol>
      )}
      {comments.length === 0 && isAllowed && !hasNextPage && <EmptyLine>{t("nobodyHasSaidAnythingYet")}</EmptyLine>}
      {isFetchNextPageError && (
        <ErrorState what={t("moreCommentsCouldNotBeLoaded")} error={error} onRetry={() => void fetchNextPage()} />
      )}
      {hasNextPage && !isFetchNextPageError && (
        <button
          type="button"
          className="button button-small comments-more"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {isFetchingNextPage ? t("loading") : t("showMoreComments")}
        </button>
      )}
      {isAllowed ? (
        <CommentForm imageId={image.id} me={me} />
      ) : (
        <EmptyLine>{image.is_mine ? t("youHaveTurnedCommentsOff") : t("commentsAreTurnedOff")}</EmptyLine>
      )}
      {image.is_mine && image.details && <AllowComments imageId={image.id} isAllowed={isAllowed} />}
    </>
  );
}

function Skeleton({ count }: { count: number }) {
  return (
    <div className="comments-list" role="status">
      <span className="visually-hidden">{t("loadingComments")}</span>
      {Array.from({ length: count }, (_, at) => (
        <span key={at} className="skeleton comments-skeleton" aria-hidden="true" />
      ))}
    </div>
  );
}
