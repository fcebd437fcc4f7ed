import type { Part, UploadParts } from "@/lib/api/types";

/** A stretch of a file: `number` counts from 1, `start` and `end` are bytes. */
export interface PlannedPart {
  number: number;
  start: number;
  end: number;
}

export type PartsPlan = Pick<UploadParts, "part_size" | "part_count">;

/** What of a file of `size` bytes is still to be sent. A part that arrived in another size is sent again. */
export function planParts({ part_size, part_count }: PartsPlan, size: number, arrived: readonly Part[]): PlannedPart[] {
  const sizes = new Map(arrived.map((part) => [part.number, part.size]));
  return Array.from({ length: part_count }, (_, at) => ({
    number: at + 1,
    start: at * part_size,
    end: Math.min(size, (at + 1) * part_size),
  })).filter(({ number, start, end }) => sizes.get(number) !== end - start);
}
