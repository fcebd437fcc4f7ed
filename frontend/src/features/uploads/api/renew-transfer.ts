import { api, unwrap } from "@/lib/api/client";
import type { Upload } from "@/lib/api/types";

/** A new grant for an upload whose first one is over; 409 once the file has arrived. */
export function renewTransfer(id: string): Promise<Upload> {
  return unwrap(api.POST("/api/v1/uploads/{upload_id}/transfer", { params: { path: { upload_id: id } } }));
}
