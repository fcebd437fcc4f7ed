import { Plus } from "lucide-react";
import { useState } from "react";

import { Dialog } from "@/components/dialog";
import { fieldErrors } from "@/components/field-errors";
import { FormActions } from "@/components/form-actions";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { TextField } from "@/components/text-field";
import { VisibilityField } from "@/components/visibility-field";
import type { Album, Visibility } from "@/lib/api/types";

import { useCreateAlbum } from "../api/create-album";
import { t } from "../messages";

/** Asks for a name and makes an album. */
export function NewAlbum({ onMade }: { onMade: (album: Album) => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button button-strong" onClick={() => setOpen(true)}>
        <Plus size={16} aria-hidden="true" />
        {t("newAlbum")}
      </button>
      {isOpen && <NewAlbumDialog onMade={onMade} onClose={() => setOpen(false)} />}
    </>
  );
}

function NewAlbumDialog({ onMade, onClose }: { onMade: (album: Album) => void; onClose: () => void }) {
  const create = useCreateAlbum();
  const [visibility, setVisibility] = useState<Visibility>("private");
  const errors = fieldErrors(create.error, ["title", "description"]);
  return (
    <Dialog title={t("newAlbum")} isBusy={create.isPending} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          const values = new FormData(event.currentTarget);
          const [title, description] = [formText(values, "title"), formText(values, "description")];
          create.mutate({ title, description, visibility }, { onSuccess: onMade });
        }}
      >
        <FormError error={errors.rest} />
        <TextField label={t("title")} name="title" defaultValue="" required maxLength={200} error={errors.title} />
        <TextField
          label={t("description")}
          name="description"
          defaultValue=""
          rows={2}
          maxLength={2000}
          error={errors.description}
        />
        <VisibilityField legend={t("seenBy")} value={visibility} onChange={setVisibility} />
        <FormActions go={t("makeIt")} busy={t("makingIt")} isBusy={create.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
