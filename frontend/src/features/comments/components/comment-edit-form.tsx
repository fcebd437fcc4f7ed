import type { SubmitEvent } from "react";

import { fieldErrors } from "@/components/field-errors";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { TextField } from "@/components/text-field";
import { useFocusInForm } from "@/components/use-focus";
import type { Comment } from "@/lib/api/types";

import { useUpdateComment } from "../api/update-comment";
import { t } from "../messages";

import { TEXT_MAX } from "./text-max";

interface Props {
  imageId: string;
  comment: Comment;
  onDone: () => void;
}

/** In place of the comment's text. */
export function CommentEditForm({ imageId, comment, onDone }: Props) {
  const update = useUpdateComment(imageId, comment.id);
  const errors = fieldErrors(update.error, ["text"]);
  const form = useFocusInForm();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = formText(new FormData(event.currentTarget), `text_${comment.id}`);
    if (text === comment.text) onDone();
    else update.mutate(text, { onSuccess: onDone });
  };
  return (
    <form ref={form} className="comment-form" aria-label={t("editYourComment")} onSubmit={submit}>
      <FormError error={errors.rest} />
      <TextField
        label={t("yourComment")}
        name={`text_${comment.id}`}
        rows={3}
        required
        maxLength={TEXT_MAX}
        defaultValue={comment.text}
        error={errors.text}
      />
      <div className="form-actions">
        <button type="submit" className="button button-small button-strong" disabled={update.isPending}>
          {update.isPending ? t("saving") : t("save")}
        </button>
        <button type="button" className="button button-small" onClick={onDone} disabled={update.isPending}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
