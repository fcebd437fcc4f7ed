import { Pencil, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";

import { AppLink } from "@/components/app-link";
import { Avatar } from "@/components/avatar";
import { RelativeTime } from "@/components/relative-time";
import { useFocusBack } from "@/components/use-focus";
import { paths } from "@/config/paths";
import { errorText } from "@/lib/api/errors";
import type { Comment } from "@/lib/api/types";
import { formatExact } from "@/lib/format";

import { isDraft } from "../api/create-comment";
import { useDeleteComment } from "../api/delete-comment";
import { t } from "../messages";

import { CommentEditForm } from "./comment-edit-form";

type Mode = "reading" | "editing" | "deleting";

interface Props {
  imageId: string;
  comment: Comment;
  /** Before the buttons to change and remove it. */
  tools: ReactNode;
}

/** One comment, with what may be done to it. */
export function CommentItem({ imageId, comment, tools }: Props) {
  const [mode, setMode] = useState<Mode>("reading");
  const editButton = useFocusBack(mode === "editing");
  const deleteButton = useFocusBack(mode === "deleting");
  const deletion = useDeleteComment(imageId);
  const { author, text, edited_at } = comment;
  const read = () => setMode("reading");
  return (
    <li className="comment">
      <Avatar name={author.display_name} />
      <div className="comment-body">
        <p className="comment-head">
          <AppLink to={paths.user(author.handle)}>{author.display_name}</AppLink>
          <span className="secondary">
            {isDraft(comment) ? t("sending") : <RelativeTime at={comment.created_at} />}
            {edited_at && <span title={formatExact(new Date(edited_at))}> {" "}{t("edited")}</span>}
          </span>
        </p>
        {mode === "editing" ? (
          <CommentEditForm imageId={imageId} comment={comment} onDone={read} />
        ) : (
          <p className="comment-text">{text}</p>
        )}
        {mode === "deleting" && (
          <p className="comment-actions" role="group" aria-label={t("deleteThisCommentForGood")}>
            <span>{t("deleteItForGood")}</span>
            <button
              // The question has been asked here; the answer belongs where the hand is.
              ref={(button) => button?.focus()}
              type="button"
              className="button button-small button-danger"
              onClick={() => deletion.mutate(comment.id, { onError: read })}
            >
              {t("delete")}
            </button>
            <button type="button" className="button button-small" onClick={read}>
              {t("keep")}
            </button>
          </p>
        )}
        {deletion.error && (
          <p className="error" role="alert">
            {errorText(deletion.error)}
          </p>
        )}
      </div>
      {mode === "reading" && !isDraft(comment) && (
        <div className="comment-tools">
          {tools}
          {comment.is_mine && (
            <button ref={editButton} type="button" className="icon-button" title={t("edit")} onClick={() => setMode("editing")}>
              <Pencil size={14} aria-hidden="true" />
              <span className="visually-hidden">{t("editYourComment")}</span>
            </button>
          )}
          {comment.may_delete && (
            <button
              ref={deleteButton}
              type="button"
              className="icon-button"
              title={t("delete")}
              onClick={() => setMode("deleting")}
            >
              <Trash2 size={14} aria-hidden="true" />
              <span className="visually-hidden">
                {comment.is_mine ? t("deleteYourComment") : t("deleteTheCommentByName", { name: author.display_name })}
              </span>
            </button>
          )}
        </div>
      )}
    </li>
  );
}
