import { digestOf } from "./digest";
import type { Told } from "./digest-in-worker";

const tell = (told: Told) => {
  self.postMessage(told);
};

self.addEventListener("message", ({ data: file }: MessageEvent<Blob>) => {
  digestOf(file, (read) => {
    tell({ read });
  }).then(
    (digest) => {
      tell({ digest });
    },
    (error: unknown) => {
      tell({ error: String(error) });
    },
  );
});
