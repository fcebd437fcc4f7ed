/** Where a picture goes: right before or right after another one. */
export type Place = { before: string } | { after: string };

interface Item {
  id: string;
}

/** The items with one of them in another place. */
export function placeIn<One extends Item>(items: readonly One[], id: string, place: Place): One[] {
  const moved = items.find((item) => item.id === id);
  const rest = items.filter((item) => item.id !== id);
  const other = "before" in place ? place.before : place.after;
  const at = rest.findIndex((item) => item.id === other);
  if (!moved || at < 0) return [...items];
  return rest.toSpliced("before" in place ? at : at + 1, 0, moved);
}

/** The place that an item has in a list; null if it is alone. */
export function placeOf(items: readonly Item[], id: string): Place | null {
  const at = items.findIndex((item) => item.id === id);
  const [previous, next] = [items[at - 1], items[at + 1]];
  if (previous) return { after: previous.id };
  return next ? { before: next.id } : null;
}

/** The items with one of them so many places on. */
export function shifted<One extends Item>(items: readonly One[], id: string, by: number): One[] {
  const at = items.findIndex((item) => item.id === id);
  const moved = items[at];
  if (!moved) return [...items];
  const to = Math.min(items.length - 1, Math.max(0, at + by));
  return items.toSpliced(at, 1).toSpliced(to, 0, moved);
}
