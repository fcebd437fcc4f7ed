import { vi } from "vitest";

const realTimeout = globalThis.setTimeout;
const STEPS = 2_000;
const STEP = 100;

/** The network in real time, everything else as the test says. */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
}

/** Lets what is under way on the network happen, without time passing. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => realTimeout(resolve, 1));
}

/** Lets time pass in small steps until the check holds. */
export async function eventually(check: () => void): Promise<void> {
  for (let step = 0; ; step += 1) {
    try {
      check();
      return;
    } catch (error) {
      if (step >= STEPS) throw error;
    }
    await new Promise((resolve) => realTimeout(resolve, 1));
    await vi.advanceTimersByTimeAsync(STEP);
  }
}
