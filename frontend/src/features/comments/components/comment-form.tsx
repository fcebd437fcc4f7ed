import { type KeyboardEvent, type SubmitEvent, useId, useRef, useState } from "react";

import { errorText } from "@/lib/api/errors";
import type { Me } from "@/lib/api/types";

import { useCreateComment } from "../api/create-comment";
import { t } from "../messages";

import { TEXT_MAX } from "./text-max";

/** What was written and not sent, by picture: leafing on or closing the sheet must not lose it. */
const drafts = new Map<string, string>();

/** Where one says something. A text that was refused comes back into the field. */
export function CommentForm({ imageId, me }: { imageId: string; me: Me }) {
  const [text, setShown] = useState(() => drafts.get(imageId) ?? "");
  const setText = (next: string) => {
    if (next) drafts.set(imageId, next);
    else drafts.delete(imageId);
    setShown(next);
  };
  const creation = useCreateComment(imageId, me);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const send = () => {
    const said = text.trim();
    if (!said) {
      field.current?.focus();
      return;
    }
    setText("");
    creation.mutate(said, {
      onError: () => {
        setText(drafts.get(imageId) ?? said);
        field.current?.focus();
      },
    });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    send();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form className="comment-form field" onSubmit={submit}>
      <label htmlFor={id}>{t("addAComment")}</label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        maxLength={TEXT_MAX}
        value={text}
        aria-invalid={creation.isError}
        aria-describedby={creation.isError ? `${id}-error` : undefined}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      {creation.error && (
        <p className="error" id={`${id}-error`} role="alert">
          {errorText(creation.error)}
        </p>
      )}
      <button type="submit" className="button button-small">
        {t("comment")}
      </button>
    </form>
  );
}
