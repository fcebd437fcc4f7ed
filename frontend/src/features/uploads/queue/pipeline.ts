import { errorText, isConflict, isNotFound, isQuotaReached } from "@/lib/api/errors";
import type { ContentType, Image, Upload } from "@/lib/api/types";

import { createUpload } from "../api/create-upload";
import { deleteUpload } from "../api/delete-upload";
import { getOpenUploads } from "../api/get-open-uploads";
import { renewTransfer } from "../api/renew-transfer";
import { digestInWorker } from "../hashing/digest-in-worker";
import { t } from "../messages";
import { Follower } from "../sending/follower";
import { Lanes } from "../sending/lanes";
import { insist, type Waiting } from "../sending/patience";
import { sendInParts } from "../sending/send-in-parts";
import { sendWhole } from "../sending/send-whole";

import type { ItemList } from "./item-list";
import { verdict } from "./outcome";
import { twinOf } from "./resume";
import type { UploadItem } from "./upload-item";

const READ_AT_ONCE = 2;
const SENT_AT_ONCE = 3;

/** The file that was chosen to go on with an upload is another one. */
export class OtherFile extends Error {
  readonly sha256: string;

  constructor(sha256: string) {
    super(t("anotherFileOfTheSameName"));
    this.sha256 = sha256;
  }
}

interface Hooks {
  onReady: (image: Image) => void;
  /** There is no room left for a file; told before the next one gets its turn. */
  onFull: (detail: string) => void;
}

/** What one file goes through: read, announced, sent, followed. Each step may find that it has to wait for an answer. */
export class Pipeline {
  readonly #list: ItemList;
  readonly #hooks: Hooks;
  readonly #reading = new Lanes(READ_AT_ONCE);
  readonly #sending = new Lanes(SENT_AT_ONCE);
  readonly #follower = new Follower();

  constructor(list: ItemList, hooks: Hooks) {
    this.#list = list;
    this.#hooks = hooks;
  }

  async run(item: UploadItem, file: File, contentType: ContentType, signal: AbortSignal): Promise<void> {
    const sha256 = await this.#read(item, file, signal);
    if (sha256 === null) return;
    const uploadId = await this.#sending.run(() => this.#send(item.key, file, contentType, sha256, signal), signal);
    if (uploadId !== null) await this.follow(item.key, uploadId, signal);
  }

  /** Waits for the server's verdict on a file that has arrived. */
  async follow(key: number, uploadId: string, signal: AbortSignal): Promise<void> {
    this.#list.change(key, { state: "checking", detail: null });
    const upload = await this.#follower.verdict(uploadId, signal, ({ error }) => {
      const detail = error?.detail ?? null;
      if (this.#list.get(key)?.detail !== detail) this.#list.change(key, { detail });
    });
    this.#list.change(key, verdict(upload));
    if (upload.image) this.#hooks.onReady(upload.image);
  }

  /** The digest; null if the same file is in the list twice and the person is asked about it. */
  async #read(item: UploadItem, file: File, signal: AbortSignal): Promise<string | null> {
    if (item.isRead && item.sha256 !== null) return item.sha256;
    const { key } = item;
    const sha256 = await this.#reading.run(() => {
      this.#list.change(key, { state: "reading", done: 0 });
      return digestInWorker(file, { onRead: this.#progress(key, item.size, signal), signal });
    }, signal);
    if (item.sha256 !== null && item.sha256 !== sha256) throw new OtherFile(sha256);
    const twin = item.isKept ? undefined : twinOf(item, sha256, this.#list.all());
    this.#list.change(key, {
      sha256,
      isRead: true,
      done: 0,
      state: twin ? "asking" : "waiting",
      twin: twin?.name ?? null,
      duplicateOf: twin?.imageId ?? null,
    });
    return twin ? null : sha256;
  }

  /** The upload's id once the bytes have arrived; null if the person is asked about a duplicate first. */
  async #send(key: number, file: File, contentType: ContentType, sha256: string, signal: AbortSignal) {
    const waiting: Waiting = {
      signal,
      onOffline: (isOffline) => {
        this.#list.change(key, { state: isOffline ? "offline" : "sending" });
      },
    };
    const { upload, isFresh } = await this.#open(key, file, contentType, sha256, waiting).catch((error: unknown) => {
      if (isQuotaReached(error)) this.#hooks.onFull(errorText(error));
      throw error;
    });
    if (upload === null) return this.#list.get(key)?.uploadId ?? null;
    const item = this.#list.get(key);
    if (!item) {
      // Taken off the list while the server was asked.
      await deleteUpload(upload.id).catch(() => undefined);
    }
    this.#list.change(key, { uploadId: upload.id, duplicateOf: upload.duplicate_of });
    // The list of what is on its way may have been answered in between, and taken it for another device's.
    this.#list.drop((other) => other.key !== key && other.uploadId === upload.id && other.file === null);
    signal.throwIfAborted();
    if (upload.duplicate_of !== null && item && !item.isKept) {
      this.#list.change(key, { state: "asking", twin: null });
      return null;
    }
    this.#list.change(key, { state: "sending", detail: null });
    await this.#transfer(upload, isFresh, file, { ...waiting, onSent: this.#progress(key, file.size, signal) });
    return upload.id;
  }

  async #transfer(
    { id: uploadId, transfer }: Upload,
    isFresh: boolean,
    file: File,
    how: Waiting & { onSent: (bytes: number) => void },
  ): Promise<void> {
    if (transfer?.kind === "post") await sendWhole({ file, uploadId, grant: transfer, ...how });
    else if (transfer) await sendInParts({ file, uploadId, plan: transfer, isFresh, ...how });
    else throw new Error("The upload came without a way to send it.");
  }

  /** Begins an upload, or goes on with the one there is; `upload` is null if its file has arrived already. */
  async #open(key: number, file: File, contentType: ContentType, sha256: string, waiting: Waiting) {
    const item = this.#list.get(key);
    waiting.signal.throwIfAborted();
    if (item?.uploadId) {
      const { uploadId } = item;
      try {
        return { upload: await insist(() => renewTransfer(uploadId), waiting), isFresh: false };
      } catch (error) {
        if (isConflict(error)) return { upload: null, isFresh: false };
        if (!isNotFound(error)) throw error;
        // It has expired: a new one takes its place.
        this.#list.change(key, { uploadId: null });
      }
    }
    let attempts = 0;
    const upload = await insist(async () => {
      attempts += 1;
      // An earlier request may have been heard although its answer was lost.
      const begun = attempts > 1 ? await this.#begun(file.size, sha256) : null;
      if (begun) return renewTransfer(begun);
      const visibility = item?.visibility ?? "public";
      return createUpload({ filename: file.name, contentType, size: file.size, sha256, visibility });
    }, waiting);
    return { upload, isFresh: attempts === 1 };
  }

  async #begun(size: number, sha256: string): Promise<string | null> {
    const known = new Set(this.#list.all().map(({ uploadId }) => uploadId));
    const open = await getOpenUploads();
    const found = open.find(
      (upload) =>
        upload.state === "awaiting_upload" && upload.size === size && upload.sha256 === sha256 && !known.has(upload.id),
    );
    return found?.id ?? null;
  }

  /** Tells the list of whole per cent only, as it redraws with every change. */
  #progress(key: number, size: number, signal: AbortSignal): (bytes: number) => void {
    let told = -1;
    return (bytes) => {
      const percent = Math.floor((bytes / size) * 100);
      if (signal.aborted || percent === told) return;
      told = percent;
      this.#list.change(key, { done: bytes });
    };
  }
}
