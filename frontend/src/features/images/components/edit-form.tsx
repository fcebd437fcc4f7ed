import { type SubmitEvent, useState } from "react";

import { fieldErrors } from "@/components/field-errors";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { TextField } from "@/components/text-field";
import { useFocusInForm } from "@/components/use-focus";
import { VisibilityField } from "@/components/visibility-field";
import type { Image } from "@/lib/api/types";

import { useUpdateImage } from "../api/update-image";
import { t } from "../messages";
import { parseTags } from "../tags";

import { type Shown, ShownFacts } from "./shown-facts";

/** What the owner may change about a picture, in place of the panel's text. */
export function EditForm({ image, onDone }: { image: Image; onDone: () => void }) {
  const update = useUpdateImage(image.id);
  const errors = fieldErrors(update.error, ["title", "description", "alt_text", "tags"]);
  const form = useFocusInForm();
  const [visibility, setVisibility] = useState(image.visibility);
  const file = image.details?.private;
  const [shown, setShown] = useState<Shown | null>(
    file ? { show_camera: file.show_camera, show_location: file.show_location } : null,
  );

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const text = (name: string) => formText(values, name);
    update.mutate(
      {
        title: text("title"),
        description: text("description"),
        alt_text: text("alt_text"),
        tags: parseTags(text("tags")),
        visibility,
        ...shown,
      },
      { onSuccess: onDone },
    );
  };

  return (
    <form ref={form} className="form" aria-label={t("editThePicture")} onSubmit={submit}>
      <FormError error={errors.rest} />
      <TextField label={t("title")} name="title" defaultValue={image.title} maxLength={200} error={errors.title} />
      <TextField
        label={t("description")}
        name="description"
        rows={4}
        defaultValue={image.description}
        maxLength={2000}
        error={errors.description}
      />
      <TextField
        label={t("textAlternative")}
        name="alt_text"
        rows={2}
        defaultValue={image.alt_text}
        maxLength={1000}
        hint={t("whatThePictureShowsForThose")}
        error={errors.alt_text}
      />
      <TextField
        label={t("tags")}
        name="tags"
        defaultValue={image.tags.join(" ")}
        hint={t("wordsOfLettersDigits")}
        error={errors.tags}
      />
      <VisibilityField legend={t("whoSeesIt")} value={visibility} onChange={setVisibility} />
      {file && shown && <ShownFacts file={file} value={shown} onChange={setShown} />}
      <div className="form-actions">
        <button type="submit" className="button button-strong" disabled={update.isPending}>
          {update.isPending ? t("saving") : t("save")}
        </button>
        <button type="button" className="button" onClick={onDone} disabled={update.isPending}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
