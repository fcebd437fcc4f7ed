import type { Picture } from "@/lib/api/types";

/** Which pictures of a list are chosen. Each box listens for itself, so that choosing one of thousands draws one anew. */
export class SelectionStore {
  private listed: readonly Picture[] = [];
  private chosen: ReadonlyMap<string, Picture> = new Map();
  private anchor: string | null = null;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same map until something changes. */
  readonly read = (): ReadonlyMap<string, Picture> => this.chosen;

  has(id: string): boolean {
    return this.chosen.has(id);
  }

  get isAllChosen(): boolean {
    return this.listed.length > 0 && this.listed.every((picture) => this.chosen.has(picture.id));
  }

  /** What can be chosen, in order; what is listed no more is chosen no more. */
  list(pictures: readonly Picture[]): void {
    this.listed = pictures;
    // Also to hold the newest of what is known about each.
    if (this.chosen.size > 0) this.choose(pictures.filter((picture) => this.chosen.has(picture.id)));
  }

  /** What goes along with a picture: all that is chosen if it is, else it alone. */
  withChosen(id: string | undefined): readonly Picture[] {
    if (id !== undefined && this.has(id)) return [...this.chosen.values()];
    return this.listed.filter((picture) => picture.id === id);
  }

  /** With `isRange`, everything between the last one toggled and this one becomes as this one. */
  toggle(id: string, isRange = false): void {
    const next = new Map(this.chosen);
    const isChosen = !this.chosen.has(id);
    for (const picture of isRange ? this.between(this.anchor, id) : this.listed.filter((one) => one.id === id)) {
      if (isChosen) next.set(picture.id, picture);
      else next.delete(picture.id);
    }
    this.anchor = id;
    this.choose([...next.values()]);
  }

  chooseAll(): void {
    this.choose(this.listed);
  }

  /** These and no others, as far as they are listed. */
  chooseOnly(ids: ReadonlySet<string>): void {
    this.choose(this.listed.filter((picture) => ids.has(picture.id)));
  }

  clear(): void {
    this.anchor = null;
    this.choose([]);
  }

  /** Of what is chosen, only these. */
  keep(ids: readonly string[]): void {
    this.choose([...this.chosen.values()].filter((picture) => ids.includes(picture.id)));
  }

  private between(from: string | null, to: string): readonly Picture[] {
    const end = this.listed.findIndex((picture) => picture.id === to);
    const start = this.listed.findIndex((picture) => picture.id === from);
    if (start < 0) return this.listed.slice(end, end + 1);
    return this.listed.slice(Math.min(start, end), Math.max(start, end) + 1);
  }

  private choose(pictures: readonly Picture[]): void {
    this.chosen = new Map(pictures.map((picture) => [picture.id, picture]));
    this.listeners.forEach((listener) => {
      listener();
    });
  }
}
