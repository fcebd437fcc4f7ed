import { type SubmitEvent, useState } from "react";

import { FormError } from "@/components/form-error";
import { VisibilityField } from "@/components/visibility-field";
import type { Image } from "@/lib/api/types";

import { useUpdateImage } from "../api/update-image";
import { parseTags } from "../tags";

/** What the owner may change about a picture, in place of the panel's text. */
export function EditForm({ image, onDone }: { image: Image; onDone: () => void }) {
  const update = useUpdateImage(image.id);
  const [visibility, setVisibility] = useState(image.visibility);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    update.mutate(
      {
        title: text("title"),
        description: text("description"),
        alt_text: text("alt_text"),
        tags: parseTags(text("tags")),
        visibility,
      },
      { onSuccess: onDone },
    );
  };

  return (
    <form className="form" aria-label="Edit the picture" onSubmit={submit}>
      <FormError error={update.error} />
      <div className="field">
        <label htmlFor="title">Title</label>
        <input id="title" name="title" defaultValue={image.title} maxLength={200} />
      </div>
      <div className="field">
        <label htmlFor="description">Description</label>
        <textarea id="description" name="description" rows={4} defaultValue={image.description} maxLength={2000} />
      </div>
      <div className="field">
        <label htmlFor="alt_text">Text alternative</label>
        <textarea
          id="alt_text"
          name="alt_text"
          rows={2}
          defaultValue={image.alt_text}
          maxLength={1000}
          aria-describedby="alt_text_hint"
        />
        <p className="hint" id="alt_text_hint">
          What the picture shows, for those who cannot see it.
        </p>
      </div>
      <div className="field">
        <label htmlFor="tags">Tags</label>
        <input id="tags" name="tags" defaultValue={image.tags.join(" ")} aria-describedby="tags_hint" />
        <p className="hint" id="tags_hint">
          Words of letters, digits, - and _, with spaces between them.
        </p>
      </div>
      <VisibilityField legend="Who sees it" value={visibility} onChange={setVisibility} />
      <div className="form-actions">
        <button type="submit" className="button button-strong" disabled={update.isPending}>
          {update.isPending ? "Saving …" : "Save"}
        </button>
        <button type="button" className="button" onClick={onDone} disabled={update.isPending}>
          Cancel
        </button>
      </div>
    </form>
  );
}
