import { ApiError } from "@/lib/api/errors";

import { t } from "../messages";

const ATTEMPTS = 6;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** The store did not take the bytes; status 0 if it could not be reached. */
export class TransferError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(t("theTransferDidNotSucceedStatus", { status }));
    this.name = "TransferError";
    this.status = status;
  }
}

export interface Waiting {
  signal: AbortSignal;
  /** True when it begins to wait for a connection, false when it goes on. */
  onOffline: (isOffline: boolean) => void;
}

/** Does it again, with longer and longer waits, until it succeeds or there is no point; waits while offline. */
export async function insist<Result>(attempt: () => Promise<Result>, { signal, onOffline }: Waiting): Promise<Result> {
  for (let failures = 0; ; ) {
    await untilOnline({ signal, onOffline });
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      // What fails without a connection is no failure: it begins again when the connection is back.
      if (!navigator.onLine) continue;
      failures += 1;
      if (!isWorthRetrying(error) || failures >= ATTEMPTS) throw error;
      await pause(backoff(failures), signal);
    }
  }
}

/** The wait after so many failures: doubles, and differs by chance so that many senders do not come back at once. */
export function backoff(failures: number): number {
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1));
  return longest / 2 + (Math.random() * longest) / 2;
}

function isWorthRetrying(error: unknown): boolean {
  if (error instanceof ApiError) return error.status >= 500 || error.status === 429;
  // 403: the signature is over, and the next attempt gets a new one.
  if (error instanceof TransferError) return [0, 403, 408, 429].includes(error.status) || error.status >= 500;
  // `fetch` throws this when it cannot reach the server.
  return error instanceof TypeError;
}

export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}

async function untilOnline({ signal, onOffline }: Waiting): Promise<void> {
  signal.throwIfAborted();
  if (navigator.onLine) return;
  onOffline(true);
  await new Promise<void>((resolve, reject) => {
    const settle = (then: () => void) => () => {
      window.removeEventListener("online", online);
      signal.removeEventListener("abort", stop);
      then();
    };
    const online = settle(resolve);
    const stop = settle(() => {
      reject(signal.reason as Error);
    });
    window.addEventListener("online", online);
    signal.addEventListener("abort", stop);
  });
  onOffline(false);
}
