import { ConnectionError } from "../../../../src/client/connection_error.ts";
import { getResources } from "../../../../src/client/get_resources.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import type { Session } from "../../shell/session.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { chooseProcesses } from "./choose_processes.ts";
import type { WatchArgument } from "./watch_argument.ts";
import { fitted, type Look, watchTable } from "./watch_table.ts";

/** Cursor home; the rest of a line; all below. */
const ESCAPE = { home: "\x1b[H", lineEnd: "\x1b[K", below: "\x1b[J", clear: "\x1b[2J" } as const;

/**
 * Shows again and again how processes are and what they use, on a terminal in the same place, else one block after the
 * other; until Ctrl-C, or the end of stdout. A server that is away for a while is waited for.
 */
export async function watchStatus(session: Session, { names, seconds }: WatchArgument): Promise<void> {
  const { terminal } = session;
  const end = new AbortController();
  const release = terminal.onInterrupt(() => end.abort());
  try {
    if (!(await upcheck(session))) {
      session.exitStatus = EXIT_STATUS.STATUS_UNKNOWN;
      return;
    }
    let before: Look | null = null;
    let isFirst = true;
    while (!end.signal.aborted) {
      const look = await lookAt(session, names);
      const lines = typeof look === "string" ? [look] : watchTable(look, before);
      before = typeof look === "string" ? null : look;
      if (!terminal.write(drawn(session, { lines, isFirst }))) return;
      isFirst = false;
      // It may be upgraded meanwhile
      session.hangUp();
      await pause(seconds, end.signal);
    }
  } finally {
    release();
  }
}

async function lookAt({ supervisor, server, serverUrl }: Session, names: readonly string[]): Promise<Look | string> {
  try {
    const infos = await supervisor.getAllProcessInfo();
    const resources = await getResources(server);
    const unknown: string[] = [];
    const processes = chooseProcesses(infos, { names, onUnknown: (line) => unknown.push(line) });
    return { processes, resources, unknown, at: performance.now() / 1000 };
  } catch (error) {
    if (error instanceof RpcFault && error.code === FAULTS.SHUTDOWN_STATE) return "supervisord is shutting down";
    if (error instanceof ConnectionError) return `${serverUrl} does not answer: ${error.message}`;
    throw error;
  }
}

function drawn({ terminal }: Session, { lines, isFirst }: Drawing): string {
  const { editing, colour } = terminal.traits;
  if (!editing && !colour) return `${isFirst ? "" : "\n"}${lines.join("\n")}\n`;
  const shown = fitted(lines, { columns: terminal.columns(), rows: terminal.rows() - 1 });
  const text = shown.map((line) => `${line}${ESCAPE.lineEnd}\n`).join("");
  return `${isFirst ? ESCAPE.clear : ""}${ESCAPE.home}${text}${ESCAPE.below}`;
}

interface Drawing {
  readonly lines: readonly string[];
  readonly isFirst: boolean;
}

async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
