import { api, unwrap } from "@/lib/api/client";
import type { Upload } from "@/lib/api/types";

/** Everything that this person has on its way, from any device, oldest first. */
export async function getOpenUploads(): Promise<Upload[]> {
  const uploads: Upload[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = cursor === null ? { limit: 100 } : { limit: 100, cursor };
    const page = await unwrap(api.GET("/api/v1/uploads", { params: { query } }));
    uploads.push(...page.results);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return uploads;
}
