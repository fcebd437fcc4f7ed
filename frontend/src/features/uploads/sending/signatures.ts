import type { SignedPart } from "@/lib/api/types";

import { signParts } from "../api/parts";
import { t } from "../messages";

/** Few at once, as each works for ten minutes only and a slow line takes its time. */
const AT_ONCE = 8;
/** By the time since they were asked for: the clock of the device may be wrong. */
const GOOD_FOR = 8 * 60_000;

interface Signed {
  part: Promise<SignedPart>;
  at: number;
}

/** The addresses of a large file's parts, asked for some at a time and again when they are over. */
export class Signatures {
  readonly #uploadId: string;
  readonly #wanted: readonly number[];
  readonly #signed = new Map<number, Signed>();

  constructor(uploadId: string, wanted: readonly number[]) {
    this.#uploadId = uploadId;
    this.#wanted = wanted;
  }

  async urlOf(number: number): Promise<string> {
    if (!this.#isGood(number)) this.#sign(number);
    try {
      const part = await this.#signed.get(number)?.part;
      if (!part) throw new Error(t("partNotSigned", { number }));
      return part.url;
    } catch (error) {
      this.forget(number);
      throw error;
    }
  }

  /** The store no longer takes it. */
  forget(number: number): void {
    this.#signed.delete(number);
  }

  #isGood(number: number): boolean {
    const signed = this.#signed.get(number);
    return signed !== undefined && performance.now() - signed.at < GOOD_FOR;
  }

  #sign(number: number): void {
    const following = this.#wanted.filter((other) => other > number && !this.#signed.has(other));
    const numbers = [number, ...following.slice(0, AT_ONCE - 1)];
    const at = performance.now();
    const answer = signParts(this.#uploadId, numbers);
    for (const wanted of numbers) {
      const part = answer.then((parts) => {
        const found = parts.find((signed) => signed.number === wanted);
        if (!found) throw new Error(t("partNotSigned", { number: wanted }));
        return found;
      });
      // Those that nobody asks for before they fail must not count as unhandled; whoever asks learns of it.
      part.catch(() => {
        this.forget(wanted);
      });
      this.#signed.set(wanted, { part, at });
    }
  }
}
