import { ImagePlus } from "lucide-react";
import { useState } from "react";

import { Dialog } from "@/components/dialog";
import { EmptyState } from "@/components/empty-state";
import { FormError } from "@/components/form-error";
import { useGathered } from "@/components/pictures/gathered";
import { PictureList } from "@/components/pictures/picture-list";
import { reportOf, useReport } from "@/components/selection/item-results";
import { SelectBox } from "@/components/selection/select-box";
import { SelectionArea } from "@/components/selection/selection-area";
import { useChosen } from "@/components/selection/selection-context";
import { showToast } from "@/components/toasts/toast-store";
import type { Album } from "@/lib/api/types";
import { useMe } from "@/lib/session";

import { useAddItems } from "../api/add-items";
import { useOwnPictures } from "../api/get-own-pictures";
import { t } from "../messages";

/** Chooses from one's library what to put into the album. */
export function AddPictures({ album }: { album: Album }) {
  const [isOpen, setOpen] = useState(false);
  const me = useMe();
  return (
    <>
      <button type="button" className="button button-strong" onClick={() => setOpen(true)}>
        <ImagePlus size={16} aria-hidden="true" />
        {t("addPictures")}
      </button>
      {isOpen && me && <Picker album={album} handle={me.handle} onClose={() => setOpen(false)} />}
    </>
  );
}

function Picker({ album, handle, onClose }: { album: Album; handle: string; onClose: () => void }) {
  const listing = useOwnPictures(handle);
  const pictures = useGathered(listing.data);
  return (
    <Dialog title={t("addToTitle", { title: album.title })} kind="wide" onClose={onClose}>
      <SelectionArea pictures={pictures}>
        <div className="album-picker">
          <PictureList
            listing={listing}
            extra={(picture) => <SelectBox picture={picture} />}
            empty={<EmptyState sentence={t("youHaveNoPicturesYetUpload")} />}
          />
        </div>
        <PickerActions album={album} onClose={onClose} />
      </SelectionArea>
    </Dialog>
  );
}

function PickerActions({ album, onClose }: { album: Album; onClose: () => void }) {
  const chosen = useChosen();
  const add = useAddItems();
  const { report, reportDialog } = useReport();
  const pictures = [...chosen.values()];
  const run = () => {
    add.mutate(
      { albumId: album.id, ids: pictures.map(({ id }) => id) },
      {
        onSuccess: (results) => {
          const found = reportOf(results, pictures);
          if (found.done > 0) showToast(t("picturesAreInTheAlbum", { done: found.done }));
          report(found);
          if (found.failed.length === 0) onClose();
        },
      },
    );
  };
  return (
    <>
      <FormError error={add.error} />
      <div className="dialog-actions">
        <button type="button" className="button" disabled={add.isPending} onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="button button-strong"
          disabled={chosen.size === 0 || add.isPending}
          title={chosen.size === 0 ? t("selectSomePicturesFirst") : undefined}
          onClick={run}
        >
          {add.isPending && t("adding")}
          {!add.isPending && (chosen.size === 0 ? t("add") : t("addPicturesCount", { count: chosen.size }))}
        </button>
      </div>
      {reportDialog}
    </>
  );
}
