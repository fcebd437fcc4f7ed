import * as Menu from "@radix-ui/react-dropdown-menu";
import { Check, Ellipsis, Trash2, Users } from "lucide-react";
import { useId, useState } from "react";

import { showError, showToast } from "@/components/toasts/toast-store";
import { TypedConfirmation } from "@/components/typed-confirmation";
import type { Album, Visibility } from "@/lib/api/types";
import { visibilityChoices } from "@/lib/visibility";

import { useDeleteAlbum } from "../api/delete-album";
import { useUpdateAlbum } from "../api/update-album";

import { MembersDialog } from "./members-dialog";

interface Props {
  album: Album;
  onDeleted: () => void;
}

/** What its owner rarely does with an album: who sees it, who takes part, and deleting it. */
export function AlbumMenu({ album, onDeleted }: Props) {
  const [dialog, setDialog] = useState<"members" | "deletion" | null>(null);
  const update = useUpdateAlbum(album.id);
  const remove = useDeleteAlbum(album.id);
  const seenId = useId();
  const close = () => setDialog(null);
  const show = (visibility: Visibility) => {
    const before = album.visibility;
    update.mutateAsync({ visibility }).then(
      () => showToast("Who sees the album is changed.", { undo: () => update.mutate({ visibility: before }) }),
      (error: unknown) => showError("This could not be changed.", error),
    );
  };
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger className="button" title="More">
          <Ellipsis size={16} aria-hidden="true" />
          <span className="visually-hidden">More</span>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
            <Menu.Item className="menu-item" onSelect={() => setDialog("members")}>
              <Users size={16} aria-hidden="true" />
              People in it
            </Menu.Item>
            <Menu.Separator className="menu-separator" />
            <Menu.Label className="menu-label" id={seenId}>
              Seen by
            </Menu.Label>
            <Menu.RadioGroup
              value={album.visibility}
              aria-labelledby={seenId}
              onValueChange={(value) => {
                const choice = visibilityChoices().find((one) => one.value === value);
                if (choice) show(choice.value);
              }}
            >
              {visibilityChoices().map(({ value, label }) => (
                <Menu.RadioItem key={value} className="menu-item menu-item-indented" value={value}>
                  <Menu.ItemIndicator className="menu-indicator">
                    <Check size={16} aria-hidden="true" />
                  </Menu.ItemIndicator>
                  {label}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className="menu-separator" />
            <Menu.Item className="menu-item button-danger" onSelect={() => setDialog("deletion")}>
              <Trash2 size={16} aria-hidden="true" />
              Delete the album
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      {dialog === "members" && <MembersDialog albumId={album.id} onClose={close} />}
      {dialog === "deletion" && (
        <TypedConfirmation
          title="Delete this album?"
          word="delete"
          action="Delete for good"
          isBusy={remove.isPending}
          error={remove.error}
          onClose={close}
          onConfirm={() => remove.mutate(undefined, { onSuccess: onDeleted })}
        >
          The album, its order and its links are gone for good. Its pictures stay where they are.
        </TypedConfirmation>
      )}
    </>
  );
}
