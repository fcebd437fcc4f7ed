import { http, HttpResponse } from "msw";

import type { Transfer, Upload } from "@/lib/api/types";

import { exampleError, exampleUpload } from "./examples";
import { server } from "./server";
import { type Held, judged, planOf, type Sent, sizeOfPart } from "./upload-verdict";

const STORE = "https://store.example";
const API = "/api/v1/uploads";

/** What the API and the store do with uploads, in memory; the tests say what is to go wrong. */
export class UploadServer {
  readonly held = new Map<string, Held>();
  /** "POST /uploads", "PUT 3", in the order in which they came. */
  readonly requests: string[] = [];
  readonly created: Sent[] = [];
  readonly signed: number[][] = [];
  /** Files above this size go in parts of `partSize`. */
  postBytes = 1_000;
  partSize = 100;
  /** Digest of a picture that is here already -> its id. */
  readonly duplicates = new Map<string, string>();
  /** File name -> why it is rejected. */
  readonly rejections = new Map<string, string>();
  /** File name -> ids of pictures that look alike. */
  readonly lookalikes = new Map<string, string[]>();
  /** What the store answers to each request, until the list is empty: a status, "lost", or "held" for no answer yet. */
  storeAnswers: (number | "lost" | "held")[] = [];
  /** Called once, when the parts are to be put together. */
  beforeComplete: ((held: Held) => void) | null = null;
  /** The same for `POST /uploads`; "lost" begins the upload although nobody learns of it. */
  createAnswers: (number | "lost")[] = [];
  isFull = false;
  /** While false, what has arrived stays `processing`. */
  isQuick = true;

  start(): void {
    server.use(
      http.get(API, () => this.#noted("GET /uploads", () => this.#list())),
      http.post(API, async ({ request }) => {
        const body = (await request.json()) as Sent;
        return this.#noted("POST /uploads", () => this.#create(body));
      }),
      http.get(`${API}/:id`, ({ params }) => this.#of(params.id, "GET", ({ upload }) => HttpResponse.json(upload))),
      http.delete(`${API}/:id`, ({ params }) =>
        this.#of(params.id, "DELETE", ({ upload }) => {
          this.held.delete(upload.id);
          return new HttpResponse(null, { status: 204 });
        }),
      ),
      http.post(`${API}/:id/transfer`, ({ params }) => this.#of(params.id, "transfer", (held) => this.#renew(held))),
      http.get(`${API}/:id/parts`, ({ params }) => this.#of(params.id, "parts", (held) => this.#parts(held))),
      http.post(`${API}/:id/parts`, async ({ params, request }) => {
        const { numbers } = (await request.json()) as { numbers: number[] };
        return this.#of(params.id, "sign", (held) => this.#sign(held, numbers));
      }),
      http.post(`${API}/:id/complete`, ({ params }) => this.#of(params.id, "complete", (held) => this.#complete(held))),
      http.post(`${STORE}/:id`, ({ params }) => this.#store("POST file", params.id, (held) => this.#arrive(held))),
      http.put(`${STORE}/:id/:number`, ({ params }) =>
        this.#store(`PUT ${String(params.number)}`, params.id, (held) => {
          held.parts.push({ number: Number(params.number), size: sizeOfPart(held.upload, Number(params.number), this.partSize) });
        }),
      ),
    );
  }

  /** As if it had been begun earlier, or on another device. */
  begin(changes: Partial<Upload>): Upload {
    const upload = exampleUpload({ id: `upload-${String(this.held.size + 1)}`, ...changes });
    this.held.set(upload.id, { upload, parts: [] });
    return upload;
  }

  /** Of everything that has arrived. */
  judge(): void {
    for (const held of this.held.values()) if (held.upload.state === "processing") this.#judge(held);
  }

  count(request: string): number {
    return this.requests.filter((noted) => noted === request).length;
  }

  #noted(what: string, answer: () => Response): Response {
    this.requests.push(what);
    return answer();
  }

  #of(id: unknown, what: string, answer: (held: Held) => Response): Response {
    this.requests.push(what);
    const held = this.held.get(String(id));
    return held ? answer(held) : HttpResponse.json(exampleError("There is no such upload."), { status: 404 });
  }

  async #store(what: string, id: unknown, arrive: (held: Held) => void): Promise<Response> {
    this.requests.push(what);
    const answer = this.storeAnswers.shift();
    if (answer === "held") await new Promise(() => undefined);
    if (answer === "lost") return HttpResponse.error();
    if (typeof answer === "number") return new HttpResponse(null, { status: answer });
    const held = this.held.get(String(id));
    if (held) arrive(held);
    return new HttpResponse(null, { status: held ? 201 : 404 });
  }

  #list(): Response {
    const results = [...this.held.values()]
      .map(({ upload }) => upload)
      .filter(({ state }) => state === "awaiting_upload" || state === "processing");
    return HttpResponse.json({ results, next_cursor: null });
  }

  #create(sent: Sent): Response {
    if (this.isFull) {
      const error = exampleError("You have 2 MB left. Delete something first.", { code: "quota_reached" });
      return HttpResponse.json(error, { status: 403 });
    }
    const answer = this.createAnswers.shift();
    if (typeof answer === "number") return HttpResponse.json(exampleError("Try again."), { status: answer });
    this.created.push(sent);
    const { filename, content_type, size, sha256 } = sent;
    const upload = this.begin({
      id: `upload-${String(this.created.length)}`,
      filename,
      content_type,
      size,
      sha256,
      duplicate_of: this.duplicates.get(sha256) ?? null,
    });
    if (answer === "lost") return HttpResponse.error();
    return HttpResponse.json({ ...upload, transfer: this.#transfer(upload) }, { status: 201 });
  }

  #renew({ upload }: Held): Response {
    if (upload.state !== "awaiting_upload") {
      return HttpResponse.json(exampleError("This file has arrived already."), { status: 409 });
    }
    return HttpResponse.json({ ...upload, transfer: this.#transfer(upload) });
  }

  #transfer({ id, size }: Upload): Transfer {
    if (size <= this.postBytes) return { kind: "post", url: `${STORE}/${id}`, fields: { policy: "signed" } };
    return { kind: "multipart", ...planOf(size, this.partSize) };
  }

  #parts({ upload, parts }: Held): Response {
    if (upload.state !== "awaiting_upload") {
      return HttpResponse.json(exampleError("The parts are together already."), { status: 409 });
    }
    return HttpResponse.json({ ...planOf(upload.size, this.partSize), parts });
  }

  #sign(held: Held, numbers: number[]): Response {
    this.signed.push(numbers);
    const parts = numbers.map((number) => ({
      number,
      size: sizeOfPart(held.upload, number, this.partSize),
      url: `${STORE}/${held.upload.id}/${String(number)}`,
    }));
    return HttpResponse.json({ parts, expires_at: "2026-03-01T12:10:00Z" });
  }

  #complete(held: Held): Response {
    this.beforeComplete?.(held);
    this.beforeComplete = null;
    const arrived = new Set(held.parts.map(({ number }) => number));
    if (arrived.size < planOf(held.upload.size, this.partSize).part_count) {
      return HttpResponse.json(exampleError("These parts have not arrived whole."), { status: 409 });
    }
    this.#arrive(held);
    return HttpResponse.json(held.upload);
  }

  #arrive(held: Held): void {
    held.upload = { ...held.upload, state: "processing" };
    if (this.isQuick) this.#judge(held);
  }

  #judge(held: Held): void {
    const { filename } = held.upload;
    held.upload = judged(held.upload, this.rejections.get(filename), this.lookalikes.get(filename));
  }
}

/** An upload server for one test. */
export function startUploadServer(): UploadServer {
  const uploads = new UploadServer();
  uploads.start();
  return uploads;
}
