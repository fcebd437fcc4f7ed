/** A page that is being loaded again may still hold the lock for a moment. */
const PATIENCE = 2_000;

/** True for the one tab that keeps a person's list: two of them would overwrite each other, and send things twice. */
export async function holdBatch(userId: string): Promise<boolean> {
  // Absent outside secure contexts, whatever its type says.
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return true;
  return new Promise((resolve) => {
    const forEver = () => {
      resolve(true);
      return new Promise<never>(() => undefined);
    };
    locks.request(`uploads:${userId}`, { signal: AbortSignal.timeout(PATIENCE) }, forEver).catch(() => {
      resolve(false);
    });
  });
}
