import { api, unwrap } from "@/lib/api/client";
import type { ContentType, Upload, Visibility } from "@/lib/api/types";

interface NewUpload {
  file: File;
  contentType: ContentType;
  visibility: Visibility;
  signal: AbortSignal;
}

/** Asks for leave to send a file; the answer says where to. */
export function createUpload({ file, contentType, visibility, signal }: NewUpload): Promise<Upload> {
  return unwrap(
    api.POST("/api/v1/uploads", {
      body: { filename: file.name, content_type: contentType, size: file.size, visibility, title: "" },
      signal,
    }),
  );
}
