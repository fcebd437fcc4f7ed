import type { Image, Visibility } from "@/lib/api/types";

import { checkFile, type Limits } from "../adding/check-file";
import { Unreadable } from "../hashing/digest-in-worker";
import { t } from "../messages";
import { TransferError } from "../sending/patience";

import { callOff, canBeRead, entryFor, previewOf } from "./entry";
import { ItemList } from "./item-list";
import { failure, gone } from "./outcome";
import { OtherFile, Pipeline } from "./pipeline";
import { keepSaved, restoreInto } from "./restore";
import { matchAbsent } from "./resume";
import { holdBatch } from "./tab-lock";
import { isFinal, isUnderWay, isUnsent, type UploadItem } from "./upload-item";

type Answer = "keep" | "skip";

/** The files being uploaded: survives page changes and page loads, tells React of each change through `subscribe`. */
export class UploadQueue {
  readonly #list = new ItemList();
  readonly #pipeline: Pipeline;
  readonly #limits: Limits;
  readonly #aborts = new Map<number, AbortController>();
  /** For all duplicates of what is under way, once the person has said so. */
  #answer: Answer | null = null;
  #isOpen = false;

  readonly subscribe = this.#list.subscribe;
  readonly items = this.#list.all;

  constructor(limits: Limits, onReady: (image: Image) => void) {
    this.#limits = limits;
    const onFull = (detail: string) => {
      this.#block(detail);
    };
    this.#pipeline = new Pipeline(this.#list, { onReady, onFull });
  }

  /** Takes up what this person left unfinished, here or on another device, and keeps the list from now on. */
  async open(userId: string): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    if (!(await holdBatch(userId))) return;
    const restored = restoreInto(this.#list, userId);
    keepSaved(this.#list, userId);
    const arrived = await restored.catch((): UploadItem[] => []);
    for (const { key, uploadId } of arrived) {
      if (uploadId !== null) void this.#attempt(key, (signal) => this.#pipeline.follow(key, uploadId, signal));
    }
  }

  /** A file that an entry waits for goes on with that entry; the others are new. */
  add(files: readonly File[], visibility: Visibility): void {
    const added: UploadItem[] = [];
    for (const file of files) {
      const absent = matchAbsent(file, this.#list.all());
      if (absent) this.#attach(absent, file);
      else added.push(entryFor(this.#list.nextKey(), file, this.#limits, { visibility }));
    }
    this.#list.append(added);
    this.#startWaiting();
  }

  /** Goes on with what failed, was rejected or found no room. What the server rejected is sent as a new upload. */
  retry(...keys: number[]): void {
    for (const key of keys) {
      const item = this.#list.get(key);
      if (!item?.file) continue;
      const anew = item.state === "rejected" ? { uploadId: null } : {};
      this.#list.change(key, { state: "waiting", done: 0, detail: null, isSessionEnded: false, ...anew });
    }
    this.#startWaiting();
  }

  pause(...keys: number[]): void {
    for (const key of keys) {
      const item = this.#list.get(key);
      if (!item || !isUnsent(item) || item.state === "paused") continue;
      this.#list.change(key, { state: "paused" });
      this.#aborts.get(key)?.abort(new DOMException("Paused", "AbortError"));
      this.#aborts.delete(key);
    }
  }

  resume(...keys: number[]): void {
    for (const key of keys) if (this.#list.get(key)?.state === "paused") this.#list.change(key, { state: "waiting" });
    this.#startWaiting();
  }

  /** Sends a duplicate all the same, or lets it be. */
  answer(answer: Answer, ...keys: number[]): void {
    for (const key of keys) {
      const item = this.#list.get(key);
      if (item?.state !== "asking") continue;
      if (answer === "keep") {
        this.#list.change(key, { state: "waiting", isKept: true });
      } else {
        this.#list.change(key, { state: "skipped", uploadId: null });
        callOff(item);
      }
    }
    this.#startWaiting();
  }

  /** For those that ask now, and those of the same batch that would ask later. */
  answerAll(answer: Answer): void {
    if (this.#list.all().some(isUnderWay)) this.#answer = answer;
    this.answer(answer, ...this.#keys(({ state }) => state === "asking"));
  }

  /** Takes a file off the list; what has not arrived whole is called off. */
  remove(key: number): void {
    const item = this.#list.get(key);
    this.#aborts.get(key)?.abort(new DOMException("Removed", "AbortError"));
    this.#list.drop((other) => other.key === key);
    if (item && item.state !== "checking" && item.state !== "ready" && item.state !== "rejected") callOff(item);
  }

  /** Takes off the list what needs nobody any more; what failed can be tried again and stays. */
  clearFinished(): void {
    this.#list.drop((item) => isFinal(item) && !(item.state === "failed" && item.file !== null));
  }

  #keys(isWanted: (item: UploadItem) => boolean): number[] {
    return this.#list
      .all()
      .filter(isWanted)
      .map(({ key }) => key);
  }

  #attach(item: UploadItem, file: File): void {
    const { lastModified } = file;
    this.#list.change(item.key, { file, lastModified, previewUrl: previewOf(file), state: "waiting", detail: null, isRestored: false });
  }

  #startWaiting(): void {
    for (const { key, state } of this.#list.all()) if (state === "waiting" && !this.#aborts.has(key)) this.#start(key);
  }

  #start(key: number): void {
    const item = this.#list.get(key);
    if (!item?.file) return;
    const { file } = item;
    const { contentType, refusal } = checkFile(file, this.#limits);
    if (refusal !== null) {
      this.#list.change(key, { state: "rejected", detail: refusal });
      return;
    }
    void this.#attempt(key, (signal) => this.#pipeline.run(item, file, contentType, signal));
  }

  async #attempt(key: number, task: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const abort = new AbortController();
    this.#aborts.set(key, abort);
    try {
      await task(abort.signal);
    } catch (error) {
      if (!abort.signal.aborted) await this.#settle(key, error);
    } finally {
      if (this.#aborts.get(key) === abort) this.#aborts.delete(key);
    }
    if (this.#answer !== null) this.answer(this.#answer, key);
    if (!this.#list.all().some(isUnderWay)) this.#answer = null;
  }

  async #settle(key: number, error: unknown): Promise<void> {
    const item = this.#list.get(key);
    if (!item) return;
    if (error instanceof OtherFile && item.file) {
      const detail = t("waitingForYouThatWasAnother");
      const { file, visibility, previewUrl } = item;
      this.#list.change(key, { state: "absent", file: null, previewUrl: null, detail, done: 0 });
      const facts = { visibility, previewUrl, sha256: error.sha256 };
      this.#list.append([entryFor(this.#list.nextKey(), file, this.#limits, facts)]);
      this.#startWaiting();
      return;
    }
    const isGone = error instanceof Unreadable || (error instanceof TransferError && !(await canBeRead(item.file)));
    this.#list.change(key, isGone ? gone() : failure(error));
  }

  /** No room for one file: those that have not begun wait with it, rather than being refused one by one. */
  #block(detail: string): void {
    for (const item of this.#list.all()) {
      if ((item.state !== "waiting" && item.state !== "reading") || item.uploadId !== null) continue;
      this.#list.change(item.key, { state: "blocked", detail });
      this.#aborts.get(item.key)?.abort(new DOMException("No room", "AbortError"));
      this.#aborts.delete(item.key);
    }
  }
}
