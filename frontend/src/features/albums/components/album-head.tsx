import type { ReactNode } from "react";

import { AppLink } from "@/components/app-link";
import { InlineEdit } from "@/components/inline-edit";
import { showError, showToast } from "@/components/toasts/toast-store";
import { paths } from "@/config/paths";
import { errorText, isOutdated } from "@/lib/api/errors";
import type { Album } from "@/lib/api/types";
import { plural } from "@/lib/format";
import { visibilityLabel } from "@/lib/visibility";

import { useUpdateAlbum } from "../api/update-album";

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
          <InlineEdit name="title" value={album.title} isRequired maxLength={200} onSave={(text) => save("title", text)}>
            {title}
          </InlineEdit>
        ) : (
          title
        )}
        <p className="secondary">
          <AppLink to={paths.user(album.owner.handle)}>{album.owner.display_name}</AppLink> ·{" "}
          {plural(album.item_count, "picture", "pictures")} · {visibilityLabel(album.visibility)}
        </p>
        {isOwner ? (
          <InlineEdit
            name="description"
            value={album.description}
            isLong
            maxLength={2000}
            onSave={(text) => save("description", text)}
          >
            {album.description ? description : <p className="secondary">No description yet</p>}
          </InlineEdit>
        ) : (
          album.description && description
        )}
      </div>
      <div className="album-actions">{children}</div>
    </header>
  );
}

const SAVED = { title: "The title is changed.", description: "The description is changed." };

/** Saves one of the texts, with a way back for a while. */
function useSave(album: Album) {
  const update = useUpdateAlbum(album.id);
  return (field: keyof typeof SAVED, text: string) => {
    const before = album[field];
    const undo = () => {
      update.mutateAsync({ [field]: before }).catch((error: unknown) => showError("It could not be undone.", error));
    };
    update.mutateAsync({ [field]: text }).then(
      () => showToast(SAVED[field], { undo }),
      (error: unknown) => {
        const outdated = "Somebody changed the album in the meantime; this is how it is now. Your text was not saved.";
        showToast(isOutdated(error) ? outdated : `The ${field} could not be saved. ${errorText(error)}`, {
          isError: true,
        });
      },
    );
  };
}
