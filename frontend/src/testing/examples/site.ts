import type { components } from "@/lib/api/schema";
import type { Upload } from "@/lib/api/types";
import type { Config } from "@/lib/initial-data";

import { CREATED } from "./created";

export const exampleConfig: Config = {
  max_upload_bytes: 50_000_000,
  accepted_types: ["image/jpeg", "image/png"],
  sign_in_url: "/sign-in/",
  sign_up_url: "/sign-up/",
  sign_out_url: "/sign-out/",
  debug: false,
};

/** The body of an answer that is an error; `attr` names the input at fault. */
export function exampleError(
  detail: string,
  { attr = null, code = "invalid" }: { attr?: string | null; code?: string } = {},
): components["schemas"]["Error"] {
  return { type: attr === null ? "client_error" : "validation_error", errors: [{ code, detail, attr }] };
}

export function exampleUpload(changes: Partial<Upload> = {}): Upload {
  return {
    id: "upload-1",
    state: "awaiting_upload",
    filename: "quay.jpg",
    content_type: "image/jpeg",
    size: 4,
    sha256: null,
    created_at: CREATED,
    expires_at: "2026-03-01T12:10:00Z",
    transfer: null,
    duplicate_of: null,
    similar_to: [],
    image: null,
    receipt: null,
    error: null,
    ...changes,
  };
}
