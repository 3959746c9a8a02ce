import type { Entry } from "./entry.ts";

const BLOCK = 512;
const MAX_NAME = 100;
const TYPES = { file: "0", link: "2", folder: "5" } as const;

/**
 * The pieces of a tar archive in POSIX's ustar format (tar(5)). All belongs to root and bears one time, in seconds: the
 * same entries are the same bytes, whoever makes them and when.
 */
export function* tar(entries: readonly Entry[], time: number): Generator<Uint8Array<ArrayBuffer>> {
  for (const entry of entries) {
    yield header(entry, time);
    if (entry.kind !== "file") continue;
    yield entry.bytes;
    yield new Uint8Array(-entry.bytes.length & (BLOCK - 1));
  }
  yield new Uint8Array(2 * BLOCK);
}

function header(entry: Entry, time: number): Uint8Array<ArrayBuffer> {
  const name = `${entry.path}${entry.kind === "folder" ? "/" : ""}`;
  if (name.length > MAX_NAME) throw new Error(`Cannot put ${name} into an archive: its name is too long`);
  const size = entry.kind === "file" ? entry.bytes.length : 0;
  const fields = [
    [0, name],
    [100, octal(modeOf(entry), 7)],
    [108, octal(0, 7)],
    [116, octal(0, 7)],
    [124, octal(size, 11)],
    [136, octal(time, 11)],
    // The sum is made with blanks in its own place
    [148, " ".repeat(8)],
    [156, TYPES[entry.kind]],
    [157, entry.kind === "link" ? entry.target : ""],
    [257, "ustar\0" + "00"],
    [265, "root"],
    [297, "root"],
  ] as const;
  const block = new Uint8Array(BLOCK);
  const put = (offset: number, text: string) => block.set(new TextEncoder().encode(text), offset);
  for (const [offset, text] of fields) put(offset, text);
  put(148, `${octal(block.reduce((sum, byte) => sum + byte), 6)}\0 `);
  return block;
}

function modeOf(entry: Entry): number {
  if (entry.kind === "link") return 0o777;
  return entry.kind === "folder" || entry.isExecutable ? 0o755 : 0o644;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}
