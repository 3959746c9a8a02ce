/** How hard to try, 0 to 9. */
export interface Compression {
  readonly level: number;
}

/** The pieces compressed by xz(1). Throws an Error that says what to install. */
export async function xz(
  pieces: Iterable<Uint8Array<ArrayBuffer>>,
  { level }: Compression,
): Promise<Uint8Array<ArrayBuffer>> {
  const child = start(level);
  const output = new Response(child.stdout).bytes();
  await ReadableStream.from(pieces).pipeTo(child.stdin);
  if (!(await child.status).success) throw new Error("Cannot compress: xz failed");
  return await output;
}

function start(level: number): Deno.ChildProcess {
  // Two threads whatever the machine has: how it is cut into blocks hangs on there being threads
  const args = ["--compress", "--stdout", `-${level}`, "--threads=2"];
  try {
    return new Deno.Command("xz", { args, stdin: "piped", stdout: "piped" }).spawn();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new Error("Cannot compress: there is no xz; Debian has it in xz-utils");
  }
}
