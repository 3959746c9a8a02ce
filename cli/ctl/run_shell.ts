import type { Shell } from "./shell.ts";

/**
 * Reads command lines from the terminal and runs them, `status` first, until `quit`, the end of input or Ctrl-C
 * (CTL-062, CTL-082..085).
 */
export async function runShell(shell: Shell, { prompt }: { readonly prompt: string }): Promise<void> {
  const { terminal } = shell.session;
  const interrupted = Promise.withResolvers<"interrupted">();
  const release = terminal.onInterrupt(() => interrupted.resolve("interrupted"));
  const end = await Promise.race([readAndRun(shell, prompt), interrupted.promise]);
  release();
  if (end === "interrupted") shell.session.output("");
}

async function readAndRun(shell: Shell, prompt: string): Promise<void> {
  await shell.onLine("status");
  for (;;) {
    const line = await shell.session.terminal.readLine(`${prompt}> `) ?? "EOF";
    if (await shell.onLine(line) === "leave") return;
  }
}
