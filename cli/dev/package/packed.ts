import { gzipSync } from "node:zlib";

/** Compressed by gzip, without a name and a time in it. */
export function packed(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(text, { level: 9 }));
}
