import { FolderArchive } from "lucide-react";

import { FormError } from "@/components/form-error";
import { showError } from "@/components/toasts/toast-store";
import type { Album, Archive } from "@/lib/api/types";
import { formatBytes, plural } from "@/lib/format";

import {
  isUnderWay,
  useAlbumArchive,
  useArchiveDownloads,
  useCancelArchive,
  useCreateArchive,
} from "../api/archives";

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
      title={isEmpty ? "There is nothing in it yet" : "Download all of it as ZIP files"}
      disabled={isBusy || isEmpty}
      onClick={() => {
        create.mutateAsync().catch((error: unknown) => showError("The album cannot be packed.", error));
      }}
    >
      <FolderArchive size={16} aria-hidden="true" />
      {isBusy ? "Packing …" : "Download"}
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
    <section className="album-zip notice" aria-label="Download">
      <div className="album-zip-text" role="status">
        {stateText(archive)}
      </div>
      {isWorking && (
        <progress
          aria-label="Packing"
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
        {isWorking ? "Stop" : "Delete the files"}
      </button>
      <FormError error={cancel.error} />
    </section>
  );
}

function stateText({ state, progress, error_detail }: Archive): string {
  switch (state) {
    case "queued":
      return "Waiting to be packed";
    case "running":
      return `Packing: ${String(progress.images_done)} of ${plural(progress.images_total, "picture", "pictures")}`;
    case "ready":
      return "Ready. The files can be fetched for a day.";
    case "failed":
      return `The album could not be packed. ${error_detail ?? "Try again in a moment."}`;
    case "expired":
      return "The files are gone. Ask for them again.";
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
              Save {file.filename}
            </button>
            <span className="secondary">
              {formatBytes(file.size)} · {plural(file.image_count, "picture", "pictures")}
            </span>
          </li>
        ))}
      </ul>
      <FormError error={downloads.error} />
    </>
  );
}
