import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** Bytes in memory at any time, however large the file is. */
const SLICE = 4 * 1024 * 1024;

/** SHA-256 of a file in hexadecimal digits; `onRead` learns of the bytes read so far. */
export async function digestOf(file: Blob, onRead: (bytes: number) => void, signal?: AbortSignal): Promise<string> {
  const hash = sha256.create();
  for (let start = 0; start < file.size; start += SLICE) {
    signal?.throwIfAborted();
    const slice = file.slice(start, start + SLICE);
    hash.update(new Uint8Array(await slice.arrayBuffer()));
    onRead(start + slice.size);
  }
  return bytesToHex(hash.digest());
}
