const encoder = new TextEncoder();
const ERASE: readonly string[] = ["\x7f", "\b"];
const END_OF_INPUT = "\x04";

/** Reads a line from the terminal without showing it, after `prompt`; null for Ctrl-D on an empty line. */
export async function readHidden(prompt: string): Promise<string | null> {
  Deno.stderr.writeSync(encoder.encode(prompt));
  // With cbreak Ctrl-C still is a signal.
  Deno.stdin.setRaw(true, { cbreak: true });
  try {
    return await readKeys();
  } finally {
    Deno.stdin.setRaw(false);
    Deno.stderr.writeSync(encoder.encode("\n"));
  }
}

async function readKeys(): Promise<string | null> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(1024);
  const typed: string[] = [];
  for (;;) {
    const count = await Deno.stdin.read(buffer);
    if (count === null) return typed.length > 0 ? typed.join("") : null;
    for (const key of decoder.decode(buffer.subarray(0, count), { stream: true })) {
      if (key === "\r" || key === "\n") return typed.join("");
      if (key === END_OF_INPUT && typed.length === 0) return null;
      if (ERASE.includes(key)) typed.pop();
      else typed.push(key);
    }
  }
}
