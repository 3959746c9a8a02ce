import { Interrupt } from "../terminal/interrupt.ts";
import type { Shell } from "./shell.ts";

/** Gives the next command line; null at the end of input. Throws Interrupt for Ctrl-C. */
export type ReadCommand = () => Promise<string | null>;

/**
 * Runs command lines one after the other, `status` first, until `quit`, the end of input or Ctrl-C (CTL-062,
 * CTL-082..085).
 */
export async function runShell(shell: Shell, readCommand: ReadCommand): Promise<void> {
  const interrupted = Promise.withResolvers<"interrupted">();
  const release = shell.session.terminal.onInterrupt(() => interrupted.resolve("interrupted"));
  const end = await Promise.race([readAndRun(shell, readCommand), interrupted.promise]);
  release();
  if (end === "interrupted") shell.session.output("");
}

async function readAndRun(shell: Shell, readCommand: ReadCommand): Promise<"left" | "interrupted"> {
  try {
    await shell.onLine("status");
    while (await shell.onLine(await readCommand() ?? "EOF") !== "leave");
    return "left";
  } catch (error) {
    if (error instanceof Interrupt) return "interrupted";
    throw error;
  }
}
