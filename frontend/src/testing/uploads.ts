import { http, HttpResponse } from "msw";

import type { UploadItem } from "@/features/uploads/upload-item";
import type { Upload } from "@/lib/api/types";

import { exampleMe, exampleOwnImage, examplePage } from "./examples";
import { server } from "./server";

export function exampleFile(name = "quay.jpg", type = "image/jpeg"): File {
  return new File(["a picture"], name, { type });
}

export function exampleItem(changes: Partial<UploadItem> = {}): UploadItem {
  return {
    id: 1,
    file: exampleFile(),
    visibility: "public",
    previewUrl: null,
    state: "waiting",
    percent: 0,
    detail: null,
    isSessionEnded: false,
    imageId: null,
    ...changes,
  };
}

export function exampleUpload(changes: Partial<Upload> = {}): Upload {
  return {
    id: "quay.jpg",
    state: "processing",
    filename: "quay.jpg",
    expires_at: "2026-03-01T13:00:00Z",
    transfer: null,
    image: null,
    error: null,
    ...changes,
  };
}

const STORE = "https://store.example/incoming";

interface Site {
  /** Until then the store keeps every file waiting for its answer. */
  storeIsFree?: Promise<unknown>;
  storeStatus?: () => number;
  /** What the server thinks of a file that has arrived. */
  verdict?: (filename: string) => Partial<Upload>;
}

const ready = (filename: string): Partial<Upload> => ({
  state: "ready",
  image: exampleOwnImage({ id: `image-of-${filename}`, title: filename }),
});

/** A site that takes uploads, named after their files; returns what it has been asked and sent, file by file. */
export function takeUploads({ storeIsFree, storeStatus = () => 204, verdict = ready }: Site = {}) {
  const asked: Record<string, unknown>[] = [];
  const reachedStore: { file: string; fields: string[] }[] = [];
  const askedAfter: string[] = [];
  const givenBack: string[] = [];
  server.use(
    http.post<never, { filename: string }>("/api/v1/uploads", async ({ request }) => {
      const body = await request.json();
      asked.push(body);
      const { filename } = body;
      const transfer = { kind: "post" as const, url: STORE, fields: { key: filename, policy: "signed" } };
      return HttpResponse.json(exampleUpload({ id: filename, filename, state: "awaiting_upload", transfer }), {
        status: 201,
      });
    }),
    http.post(STORE, async ({ request }) => {
      const form = await request.formData();
      reachedStore.push({ file: form.get("key") as string, fields: [...form.keys()] });
      await storeIsFree;
      return new HttpResponse(null, { status: storeStatus() });
    }),
    http.get<{ id: string }>("/api/v1/uploads/:id", ({ params: { id } }) => {
      askedAfter.push(id);
      return HttpResponse.json(exampleUpload({ id, filename: id, ...verdict(id) }));
    }),
    http.delete<{ id: string }>("/api/v1/uploads/:id", ({ params: { id } }) => {
      givenBack.push(id);
      return new HttpResponse(null, { status: 204 });
    }),
    // A picture that is ready changes both.
    http.get("/api/v1/me", () => HttpResponse.json(exampleMe())),
    http.get("/api/v1/images", () => HttpResponse.json(examplePage([]))),
  );
  return { asked, reachedStore, askedAfter, givenBack };
}
