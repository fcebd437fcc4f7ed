import type { UploadItem } from "./upload-item";

/** The files of the queue in their order; tells of every change. */
export class ItemList {
  #items: readonly UploadItem[] = [];
  #nextKey = 1;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly all = (): readonly UploadItem[] => this.#items;

  nextKey(): number {
    return this.#nextKey++;
  }

  get(key: number): UploadItem | undefined {
    return this.#items.find((item) => item.key === key);
  }

  append(added: readonly UploadItem[]): void {
    if (added.length > 0) this.#publish([...this.#items, ...added]);
  }

  change(key: number, changes: Partial<UploadItem>): void {
    this.#publish(this.#items.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  }

  drop(isDropped: (item: UploadItem) => boolean): void {
    for (const item of this.#items) {
      if (item.previewUrl !== null && isDropped(item)) URL.revokeObjectURL(item.previewUrl);
    }
    this.#publish(this.#items.filter((item) => !isDropped(item)));
  }

  #publish(items: readonly UploadItem[]): void {
    this.#items = items;
    this.#listeners.forEach((listener) => {
      listener();
    });
  }
}
