import type { QueryClient } from "@tanstack/react-query";

/**
 * Stops a request whose answer would overwrite what is about to be shown before the server knows of it.
 * What comes back asks again, if there was a request.
 */
export async function holdQuery(client: QueryClient, queryKey: readonly unknown[]): Promise<() => void> {
  const wasAsked = client.getQueryState(queryKey)?.fetchStatus === "fetching";
  await client.cancelQueries({ queryKey, exact: true });
  return () => {
    if (wasAsked) void client.invalidateQueries({ queryKey, exact: true });
  };
}
