import { api, unwrap } from "@/lib/api/client";
import type { ContentType, Upload, Visibility } from "@/lib/api/types";

interface NewUpload {
  filename: string;
  contentType: ContentType;
  size: number;
  sha256: string;
  visibility: Visibility;
}

/** Asks for leave to send a file; the answer says how, and whether it is here already. */
export function createUpload({ filename, contentType, size, sha256, visibility }: NewUpload): Promise<Upload> {
  return unwrap(
    api.POST("/api/v1/uploads", {
      body: { filename, content_type: contentType, size, sha256, visibility, title: "" },
    }),
  );
}
