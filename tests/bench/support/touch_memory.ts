import type { Scratch } from "./scratch.ts";

const PIECE = new Uint8Array(4_000_000);

/**
 * Uses so many bytes of memory and gives them back. A virtual machine gets memory from its host when it is first used,
 * and soon loses again what is free: without this that would be most of what is measured.
 */
export async function touchMemory(scratch: Scratch, bytes: number): Promise<void> {
  const path = scratch.path("touched");
  using file = await Deno.open(path, { write: true, create: true });
  for (let written = 0; written < bytes; written += await file.write(PIECE));
  await Deno.remove(path);
}
