import { PARTS } from "./part_table.ts";

/**
 * Reads a file that lies behind the program in its executable: what is compiled in the usual way is in the memory of
 * every process, all of it and for good. By the kernel's name of this program: its file may have been
 * replaced.
 */
export function readPart(name: string): Uint8Array<ArrayBuffer> {
  const part = PARTS[name];
  if (part === undefined) throw new Error(`Cannot read ${name}: this executable has no such part`);
  using file = Deno.openSync("/proc/self/exe");
  file.seekSync(part.offset, Deno.SeekMode.Start);
  const bytes = new Uint8Array(part.size);
  for (let done = 0; done < bytes.length;) {
    const count = file.readSync(bytes.subarray(done));
    if (count === null) throw new Error(`Cannot read ${name}: this executable has been cut off`);
    done += count;
  }
  return bytes;
}
