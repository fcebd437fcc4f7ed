import * as Menu from "@radix-ui/react-dropdown-menu";
import { Check, Ellipsis, Trash2, Users } from "lucide-react";
import { useId, useState } from "react";

import { showError, showToast } from "@/components/toasts/toast-store";
import { TypedConfirmation } from "@/components/typed-confirmation";
import type { Album, Visibility } from "@/lib/api/types";
import { visibilityChoices } from "@/lib/visibility-choices";

import { useDeleteAlbum } from "../api/delete-album";
import { useUpdateAlbum } from "../api/update-album";
import { t } from "../messages";

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
      () => showToast(t("whoSeesTheAlbumIsChanged"), { undo: () => update.mutate({ visibility: before }) }),
      (error: unknown) => showError(t("thisCouldNotBeChanged"), error),
    );
  };
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger className="button" title={t("more")}>
          <Ellipsis size={16} aria-hidden="true" />
          <span className="visually-hidden">{t("more")}</span>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
            <Menu.Item className="menu-item" onSelect={() => setDialog("members")}>
              <Users size={16} aria-hidden="true" />
              {t("peopleInIt")}
            </Menu.Item>
            <Menu.Separator className="menu-separator" />
            <Menu.Label className="menu-label" id={seenId}>
              {t("seenBy")}
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
              {t("deleteTheAlbum")}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      {dialog === "members" && <MembersDialog albumId={album.id} onClose={close} />}
      {dialog === "deletion" && (
        <TypedConfirmation
          title={t("deleteThisAlbum")}
          word="delete"
          action="Delete for good"
          isBusy={remove.isPending}
          error={remove.error}
          onClose={close}
          onConfirm={() => remove.mutate(undefined, { onSuccess: onDeleted })}
        >
          {t("theAlbumItsOrderAndIts")}
        </TypedConfirmation>
      )}
    </>
  );
}
