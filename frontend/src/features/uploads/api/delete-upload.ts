import { api, unwrapEmpty } from "@/lib/api/client";

export function deleteUpload(id: string): Promise<void> {
  return unwrapEmpty(api.DELETE("/api/v1/uploads/{upload_id}", { params: { path: { upload_id: id } } }));
}
