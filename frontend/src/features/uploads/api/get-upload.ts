import { api, unwrap } from "@/lib/api/client";
import type { Upload } from "@/lib/api/types";

export function getUpload(id: string): Promise<Upload> {
  return unwrap(api.GET("/api/v1/uploads/{upload_id}", { params: { path: { upload_id: id } } }));
}
