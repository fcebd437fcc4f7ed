import { isConflict } from "@/lib/api/errors";

import { completeUpload, getParts } from "../api/parts";

import { insist, TransferError, type Waiting } from "./patience";
import { type PartsPlan, type PlannedPart, planParts } from "./plan-parts";
import { putPart } from "./put-part";
import { Signatures } from "./signatures";

const AT_ONCE = 4;
/** How often parts that the store says it does not have are sent again. */
const ROUNDS = 3;

interface LargeFile extends Waiting {
  file: File;
  uploadId: string;
  plan: PartsPlan;
  /** Nothing of it has been sent before, so that nobody need be asked what has arrived. */
  isFresh: boolean;
  onSent: (bytes: number) => void;
}

/** Sends what the store does not have yet of a large file, several parts at once, and has them put together. */
export async function sendInParts(large: LargeFile): Promise<void> {
  const { file, uploadId, plan, isFresh, onSent } = large;
  for (let round = isFresh ? 1 : 0; ; round += 1) {
    const arrived = round === 1 && isFresh ? [] : await partsArrived(large);
    // Put together already, by an attempt whose answer was lost.
    if (arrived === null) return;
    const missing = planParts(plan, file.size, arrived);
    onSent(file.size - missing.reduce((sum, { start, end }) => sum + end - start, 0));
    await sendMissing(large, missing);
    try {
      await insist(() => completeUpload(uploadId), large);
      return;
    } catch (error) {
      if (!isConflict(error) || round >= ROUNDS) throw error;
    }
  }
}

async function partsArrived(large: LargeFile) {
  try {
    const { parts } = await insist(() => getParts(large.uploadId), large);
    return parts;
  } catch (error) {
    if (isConflict(error)) return null;
    throw error;
  }
}

async function sendMissing(large: LargeFile, missing: readonly PlannedPart[]): Promise<void> {
  const signatures = new Signatures(
    large.uploadId,
    missing.map(({ number }) => number),
  );
  const settled = large.file.size - missing.reduce((sum, { start, end }) => sum + end - start, 0);
  const sent = new Map<number, number>();
  const report = (number: number, bytes: number) => {
    sent.set(number, bytes);
    large.onSent(settled + [...sent.values()].reduce((sum, part) => sum + part, 0));
  };
  const waiting = [...missing];
  // When one part fails for good, the others stop.
  const failure = new AbortController();
  const signal = AbortSignal.any([large.signal, failure.signal]);
  const lane = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) await sendPart(part);
  };
  const sendPart = ({ number, start, end }: PlannedPart) =>
    insist(
      async () => {
        const url = await signatures.urlOf(number);
        const bytes = large.file.slice(start, end);
        const onSent = (count: number) => {
          report(number, count);
        };
        await putPart({ url, bytes, signal, onSent }).catch((error: unknown) => {
          report(number, 0);
          if (error instanceof TransferError && error.status === 403) signatures.forget(number);
          throw error;
        });
        report(number, end - start);
      },
      { signal, onOffline: large.onOffline },
    );
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  } catch (error) {
    failure.abort();
    throw error;
  }
}
