import type { ReactNode } from "react";

import { AppLink } from "@/components/app-link";
import { InlineEdit } from "@/components/inline-edit";
import { showError, showToast } from "@/components/toasts/toast-store";
import { paths } from "@/config/paths";
import { isOutdated } from "@/lib/api/errors";
import type { Album } from "@/lib/api/types";
import { visibilityLabel } from "@/lib/visibility";

import { useUpdateAlbum } from "../api/update-album";
import { t } from "../messages";

/** An album's name and description, which its owner changes in their place, and what can be done with it. */
export function AlbumHead({ album, children }: { album: Album; children: ReactNode }) {
  const save = useSave(album);
  const isOwner = album.my_role === "owner";
  const title = <h1>{album.title}</h1>;
  const description = <p className="album-description">{album.description}</p>;
  return (
    <header className="album-head">
      <div className="album-head-text">
        {isOwner ? (
          <InlineEdit label={t("theTitle")} editLabel={t("editTheTitle")} value={album.title} isRequired maxLength={200} onSave={(text) => save("title", text)}>
            {title}
          </InlineEdit>
        ) : (
          title
        )}
        <p className="secondary">
          <AppLink to={paths.user(album.owner.handle)}>{album.owner.display_name}</AppLink> ·{" "}
          {t("pictures2", { itemCount: album.item_count })} · {visibilityLabel(album.visibility)}
        </p>
        {isOwner ? (
          <InlineEdit
            label={t("theDescription")}
            editLabel={t("editTheDescription")}
            value={album.description}
            isLong
            maxLength={2000}
            onSave={(text) => save("description", text)}
          >
            {album.description ? description : <p className="secondary">{t("noDescriptionYet")}</p>}
          </InlineEdit>
        ) : (
          album.description && description
        )}
      </div>
      <div className="album-actions">{children}</div>
    </header>
  );
}

const SAVED = { title: "titleChanged", description: "descriptionChanged" } as const;
const NOT_SAVED = { title: "titleNotSaved", description: "descriptionNotSaved" } as const;

/** Saves one of the texts, with a way back for a while. */
function useSave(album: Album) {
  const update = useUpdateAlbum(album.id);
  return (field: keyof typeof SAVED, text: string) => {
    const before = album[field];
    const undo = () => {
      update.mutateAsync({ [field]: before }).catch((error: unknown) => showError(t("itCouldNotBeUndone"), error));
    };
    update.mutateAsync({ [field]: text }).then(
      () => showToast(t(SAVED[field]), { undo }),
      (error: unknown) => {
        if (isOutdated(error)) showToast(t("somebodyChangedTheAlbum"), { isError: true });
        else showError(t(NOT_SAVED[field]), error);
      },
    );
  };
}
