import type { Clock } from "../../os/clock.ts";
import type { Os } from "../../os/os.ts";
import { writeWhole } from "../../os/write_whole.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { type RotatedFile, rotatedFiles } from "./rotated_files.ts";

/** Bytes that are packed at once: a third of a millisecond's work, after which others have their turn. */
const CHUNK = 16384;

/** The part of the operating system that packing needs. */
export type PackOs = Pick<
  Os,
  | ("list" | "stat" | "lstat" | "statFd" | "open" | "close" | "readAt" | "write" | "flush" | "chmodFd" | "chownFd")
  | ("rename" | "remove")
>;

interface PackWorld {
  readonly os: PackOs;
  readonly clock: Pick<Clock, "monotonic" | "at">;
}

/** The logs whose old files are being packed: one goes on with that for longer than one run of its program. */
const UNDERWAY = new Set<string>();

/**
 * Packs with gzip what was rotated away of a log, file by file, also what an earlier run has left. A file is there until
 * all of the packed one is on disk under its name: whenever this ends, nothing is lost. Rejects with an Error.
 */
export async function packRotated(path: string, world: PackWorld): Promise<void> {
  if (UNDERWAY.has(path)) return;
  UNDERWAY.add(path);
  try {
    const unfinished = partOf(path);
    if (world.os.stat(unfinished) !== null) world.os.remove(unfinished);
    for (let next = nextOf(path, world.os); next !== null; next = nextOf(path, world.os)) {
      await pack(next, { ...world, path });
    }
  } finally {
    UNDERWAY.delete(path);
  }
}

function partOf(path: string): string {
  return `${path}.gz.tmp`;
}

/** The oldest that is not packed. One that is both has lost its plain file to nobody: it is removed if they are the same. */
function nextOf(path: string, os: PackOs): RotatedFile | null {
  // What else somebody has put there is none of ours: nobody may make us wait for the other end of a fifo
  const files = rotatedFiles(os, path).filter((file) => os.lstat(file.path)?.kind === "file");
  const packed = new Map(files.filter(({ suffix }) => suffix !== "").map((file) => [file.number, file]));
  for (const file of files.filter(({ suffix }) => suffix === "").toReversed()) {
    const twin = packed.get(file.number);
    if (twin === undefined) return file;
    if (isPackedForm(os, { plain: file.path, packed: twin.path })) os.remove(file.path);
  }
  return null;
}

// Its number may be that of another file from a time at which nothing was packed
function isPackedForm(os: PackOs, { plain, packed }: { readonly plain: string; readonly packed: string }): boolean {
  const [source, result] = [os.stat(plain), os.stat(packed)];
  if (source === null || result === null || result.size < 4 || result.modified < source.modified) return false;
  const fd = os.open(packed, "probe");
  try {
    const bytes = os.readAt(fd, result.size - 4, 4);
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === source.size % 2 ** 32;
  } finally {
    os.close(fd);
  }
}

async function pack(file: RotatedFile, { os, clock, path }: PackWorld & { readonly path: string }): Promise<void> {
  using opened = new DisposableStack();
  const open = (name: string, how: "probe" | "create") => opened.adopt(os.open(name, how, 0o600), (fd) => os.close(fd));
  const source = open(file.path, "probe");
  const part = partOf(path);
  const fd = open(part, "create");
  try {
    const gzip = new CompressionStream("gzip");
    const [length] = await Promise.all([feed(gzip, source, { os, clock }), drain(gzip, fd, os)]);
    await os.flush(fd);
    const { mode, uid, gid, inode, size } = os.statFd(source);
    if (size !== length) throw new Error(`${pythonRepr(file.path)} is still written by another process`);
    const own = os.statFd(fd);
    if (own.uid !== uid || own.gid !== gid) os.chownFd(fd, uid, gid);
    os.chmodFd(fd, mode);
    // It may have another number by now, or be gone
    const now = rotatedFiles(os, path).find((one) => one.suffix === "" && os.stat(one.path)?.inode === inode);
    if (now === undefined) return os.remove(part);
    os.rename(part, `${now.path}.gz`);
    os.remove(now.path);
  } catch (error) {
    if (os.stat(part) !== null) os.remove(part);
    throw error;
  }
}

/** Gives how much there was. */
async function feed({ writable }: CompressionStream, fd: number, { os, clock }: PackWorld): Promise<number> {
  const writer = writable.getWriter();
  let length = 0;
  try {
    for (;;) {
      const chunk = os.readAt(fd, length, CHUNK);
      if (chunk.length === 0) break;
      length += chunk.length;
      await writer.write(new Uint8Array(chunk));
      await new Promise<void>((resolve) => void clock.at(clock.monotonic(), resolve));
    }
    await writer.close();
    return length;
  } catch (error) {
    await writer.abort(error);
    throw error;
  }
}

async function drain({ readable }: CompressionStream, fd: number, os: PackOs): Promise<void> {
  for await (const chunk of readable) writeWhole(os, fd, chunk);
}
