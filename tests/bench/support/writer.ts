import { compileC } from "./compile_c.ts";
import { WRITER } from "./programs.ts";
import { type SampleOptions, sampleText } from "./sample_text.ts";
import type { Scratch } from "./scratch.ts";

/** How often something is written; the median counts. */
export const TIMES = 5;

/** Bytes of the file that a writer copies to its stdout again and again. */
const PIECE = 4_000_000;

/** A program that writes as fast as it can, 4 KiB at a time. */
export interface Writer {
  /** Its command line. */
  readonly command: string;
  /** Bytes that it writes, and how many are left of them without their colours. */
  readonly bytes: number;
  readonly clean: number;
  readonly lines: number;
}

/** Makes a writer of about so many bytes; in C where there is a compiler. */
export async function makeWriter(
  scratch: Scratch,
  { bytes, colours = false, width }: Partial<SampleOptions> & { readonly bytes: number },
): Promise<Writer> {
  const { text, clean, lines } = sampleText(PIECE, { colours, width });
  const rounds = Math.max(1, Math.round(bytes / text.length));
  const file = scratch.path("text");
  await Deno.writeFile(file, text);
  const command = await commandLine(scratch, file, rounds);
  return { command, bytes: text.length * rounds, clean: clean * rounds, lines: lines * rounds };
}

async function commandLine(scratch: Scratch, file: string, rounds: number): Promise<string> {
  const writer = scratch.path("writer");
  if (await compileC(WRITER, writer)) return `${writer} ${file} ${rounds}`;
  return `/bin/sh -c "for i in $(seq ${rounds}); do dd if=${file} bs=4k status=none; done"`;
}
