import { api, unwrap } from "@/lib/api/client";
import type { SignedPart, Upload, UploadParts } from "@/lib/api/types";

const of = (id: string) => ({ params: { path: { upload_id: id } } });

/** Which parts of a large file have arrived. */
export function getParts(id: string): Promise<UploadParts> {
  return unwrap(api.GET("/api/v1/uploads/{upload_id}/parts", of(id)));
}

/** Where to send some parts, for ten minutes. */
export async function signParts(id: string, numbers: number[]): Promise<SignedPart[]> {
  const { parts } = await unwrap(api.POST("/api/v1/uploads/{upload_id}/parts", { ...of(id), body: { numbers } }));
  return parts;
}

/** Puts the parts together; 409 names those that are missing. */
export function completeUpload(id: string): Promise<Upload> {
  return unwrap(api.POST("/api/v1/uploads/{upload_id}/complete", of(id)));
}
