import { nextKey } from "./next_key.ts";
import type { Input } from "./input.ts";
import { Interrupt } from "./interrupt.ts";

const encoder = new TextEncoder();

/** Reads a line from the terminal without showing it, after `prompt`; null for Ctrl-D on an empty line. */
export async function readHidden(input: Input, prompt: string): Promise<string | null> {
  // Before the prompt: whoever answers it at once is not shown, and Ctrl-C is a key already
  Deno.stdin.setRaw(true);
  try {
    Deno.stderr.writeSync(encoder.encode(prompt));
    return await readKeys(input);
  } finally {
    Deno.stdin.setRaw(false);
    Deno.stderr.writeSync(encoder.encode("\n"));
  }
}

/** Throws Interrupt for Ctrl-C. */
export async function readKeys(input: Input): Promise<string | null> {
  for (let typed = "";;) {
    const key = await nextKey(input);
    if (key === null) return typed === "" ? null : typed;
    if (key.kind === "text") typed += key.text;
    if (key.kind === "text") continue;
    if (key.name === "C-c") throw new Interrupt();
    if (key.name === "Enter") return typed;
    if (key.name === "C-d" && typed === "") return null;
    if (key.name === "C-u") typed = "";
    if (key.name === "Backspace") typed = Array.from(typed).slice(0, -1).join("");
  }
}
