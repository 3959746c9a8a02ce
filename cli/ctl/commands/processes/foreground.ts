import { PROCESS_STATES } from "../../../../src/process/state.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { faultText } from "../../shell/error_line.ts";
import type { Session } from "../../shell/session.ts";

/** Shows a process's output and sends it the lines that are typed, until Ctrl-C, end of input or its death. */
export async function foreground(session: Session, name: string): Promise<void> {
  const leaving = new AbortController();
  const interrupted = new AbortController();
  const release = session.terminal.onInterrupt(() => interrupted.abort());
  // Not before: whoever is quick would end supervisorctl itself
  session.output("==> Press Ctrl-C to exit <==");
  const streams = ["stdout", "stderr"].map((channel) =>
    show(session, { path: `/logtail/${name}/${channel}`, leaving })
  );
  try {
    while (await sendLine(session, { name, interrupted: interrupted.signal }));
    // A terminal in cooked mode has echoed "^C"
    if (interrupted.signal.aborted && session.traits.editing) session.output("");
    session.output("Exiting foreground");
  } finally {
    release();
    leaving.abort();
    await Promise.all(streams);
  }
}

async function show(
  session: Session,
  { path, leaving }: { readonly path: string; readonly leaving: AbortController },
): Promise<void> {
  const onBytes = (bytes: Uint8Array) => session.terminal.write(bytes);
  const end = await session.server.tail(path, { signal: leaving.signal, onBytes });
  if (end.kind === "error") session.terminal.writeError(`${session.serverUrl}${path} ${end.text}\n`);
}

/** Reads a line and sends it; false when it is time to leave. */
async function sendLine(
  session: Session,
  { name, interrupted }: { readonly name: string; readonly interrupted: AbortSignal },
): Promise<boolean> {
  const line = await session.terminal.readLine("", interrupted);
  if (line === null) return false;
  try {
    await session.supervisor.sendProcessStdin(name, line + "\n");
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    session.output(error.code === FAULTS.NOT_RUNNING ? "Process got killed" : `ERROR: ${faultText(error)}`);
    return false;
  }
  const { state } = await session.supervisor.getProcessInfo(name);
  if (state === PROCESS_STATES.RUNNING) return true;
  session.output("Process got killed");
  return false;
}
