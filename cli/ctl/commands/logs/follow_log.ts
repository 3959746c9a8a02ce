import type { Session } from "../../shell/session.ts";

/**
 * Copies a log to stdout as it grows, until Ctrl-C, the end of the stream or of stdout. Trouble goes to stderr and
 * leaves the exit status alone (CTL-042).
 */
export async function followLog(session: Session, path: string): Promise<void> {
  const { terminal } = session;
  session.output("==> Press Ctrl-C to exit <==");
  const interrupt = new AbortController();
  const release = terminal.onInterrupt(() => interrupt.abort());
  const onBytes = (bytes: Uint8Array) => terminal.write(bytes);
  const end = await session.server.tail(path, { signal: interrupt.signal, onBytes });
  release();
  if (interrupt.signal.aborted) return session.output("");
  if (end.kind === "error") terminal.writeError(`${session.serverUrl}${path} ${end.text}\n`);
}
