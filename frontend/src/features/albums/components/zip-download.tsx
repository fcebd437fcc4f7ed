import { FolderArchive } from "lucide-react";

import { FormError } from "@/components/form-error";
import { showError } from "@/components/toasts/toast-store";
import type { Album, Archive } from "@/lib/api/types";
import { formatBytes } from "@/lib/format";

import {
  isUnderWay,
  useAlbumArchive,
  useArchiveDownloads,
  useCancelArchive,
  useCreateArchive,
} from "../api/archives";
import { t } from "../messages";

/** Has the album packed. */
export function ZipButton({ album }: { album: Album }) {
  const { data: archive } = useAlbumArchive(album.id);
  const create = useCreateArchive(album.id);
  const isBusy = create.isPending || (archive ? isUnderWay(archive) : false);
  const isEmpty = album.item_count === 0;
  return (
    <button
      type="button"
      className="button"
      title={isEmpty ? t("thereIsNothingInItYet") : t("downloadAllOfItAsZip")}
      disabled={isBusy || isEmpty}
      onClick={() => {
        create.mutateAsync().catch((error: unknown) => showError(t("theAlbumCannotBePacked"), error));
      }}
    >
      <FolderArchive size={16} aria-hidden="true" />
      {isBusy ? t("packing") : t("download")}
    </button>
  );
}

/** How far the packing is, then the files. */
export function ZipProgress({ albumId }: { albumId: string }) {
  const { data: archive } = useAlbumArchive(albumId);
  const cancel = useCancelArchive(albumId);
  if (!archive) return null;
  const isWorking = isUnderWay(archive);
  return (
    <section className="album-zip notice" aria-label={t("download")}>
      <div className="album-zip-text" role="status">
        {stateText(archive)}
      </div>
      {isWorking && (
        <progress
          aria-label={t("packing2")}
          max={Math.max(1, archive.progress.images_total)}
          value={archive.state === "queued" ? 0 : archive.progress.images_done}
        />
      )}
      {archive.state === "ready" && <ZipFiles archive={archive} />}
      <button
        type="button"
        className="button button-small"
        disabled={cancel.isPending}
        onClick={() => cancel.mutate(archive.id)}
      >
        {isWorking ? t("stop") : t("deleteTheFiles")}
      </button>
      <FormError error={cancel.error} />
    </section>
  );
}

function stateText({ state, progress, error_detail }: Archive): string {
  switch (state) {
    case "queued":
      return t("waitingToBePacked");
    case "running":
      return t("packingImagesDoneOfPictures", { imagesDone: progress.images_done, imagesTotal: progress.images_total });
    case "ready":
      return t("readyTheFilesCanBeFetched");
    case "failed":
      return t("couldNotBePacked", { reason: error_detail ?? t("tryAgainInAMoment") });
    case "expired":
      return t("theFilesAreGoneAsk");
  }
}

function ZipFiles({ archive }: { archive: Archive }) {
  const downloads = useArchiveDownloads();
  const save = (at: number) => {
    // A signed address for each time: they do not last.
    downloads.mutate(archive.id, {
      onSuccess: ({ files }) => {
        const file = files[at];
        if (!file) return;
        const link = document.createElement("a");
        link.href = file.url;
        link.download = file.filename;
        link.click();
      },
    });
  };
  return (
    <>
      <ul className="album-zip-files">
        {archive.files.map((file, at) => (
          <li key={file.filename}>
            <button type="button" className="button button-small button-strong" onClick={() => save(at)}>
              {t("saveFilename", { filename: file.filename })}
            </button>
            <span className="secondary">
              {formatBytes(file.size)} · {t("pictures3", { imageCount: file.image_count })}
            </span>
          </li>
        ))}
      </ul>
      <FormError error={downloads.error} />
    </>
  );
}
