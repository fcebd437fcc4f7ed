import type { Part, Upload } from "@/lib/api/types";

import { exampleDetails, exampleOwnImage } from "./examples";

export interface Held {
  upload: Upload;
  parts: Part[];
}

/** What is told of a file to begin its upload. */
export interface Sent {
  filename: string;
  content_type: string;
  size: number;
  sha256: string;
  visibility: string;
}

/** The parts that a file of `size` bytes goes in. */
export function planOf(size: number, partSize: number) {
  return { part_size: partSize, part_count: Math.ceil(size / partSize) };
}

/** Bytes; parts are counted from 1. */
export function sizeOfPart({ size }: Upload, number: number, partSize: number): number {
  return Math.min(partSize, size - (number - 1) * partSize);
}

/** The upload once its file was looked at: rejected if there is a reason, else ready. */
export function judged(upload: Upload, rejection: string | undefined, similar_to: string[] = []): Upload {
  if (rejection !== undefined) return { ...upload, state: "rejected", error: { code: "rejected", detail: rejection } };
  const { id, filename, size, sha256 } = upload;
  return {
    ...upload,
    state: "ready",
    similar_to,
    image: exampleOwnImage({ id, title: filename, details: exampleDetails() }),
    receipt: { sha256: sha256 ?? "", size, stored_at: "2026-03-01T12:00:10Z" },
  };
}
