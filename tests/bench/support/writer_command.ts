import { compileC } from "./compile_c.ts";
import { WRITER } from "./programs.ts";
import type { Scratch } from "./scratch.ts";

/** A command line that writes a file to stdout so many times, in writes of 4 KiB; in C where there is a compiler. */
export async function writerCommand(
  scratch: Scratch,
  { file, rounds }: { readonly file: string; readonly rounds: number },
): Promise<string> {
  const writer = scratch.path("writer");
  if (await compileC(WRITER, writer)) return `${writer} ${file} ${rounds}`;
  return `/bin/sh -c "for i in $(seq ${rounds}); do dd if=${file} bs=4k status=none; done"`;
}
