import { PythonError } from "../../../src/client/python_error.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import type { Session } from "../shell/session.ts";
import type { Trouble } from "../shell/trouble.ts";
import type { ConfigOrigin } from "./config_origin.ts";
import { connectionAdvice } from "./connection_advice.ts";
import { loginAdvice } from "./login_advice.ts";
import { meantName } from "./name_advice.ts";
import { adviseOnNames } from "./names.ts";
import { adviseOnProcesses } from "./processes.ts";
import { runningDaemons } from "./running_daemons.ts";
import { socketFile } from "./socket_file.ts";

/** Writes to stderr what a person may do about `troubles`. Never throws for what the server or the system does. */
export async function advise(
  session: Session,
  { troubles, origin }: { readonly troubles: readonly Trouble[]; readonly origin: ConfigOrigin },
): Promise<void> {
  const lines = await adviceOn(session, { troubles, origin });
  session.terminal.writeError(lines.map((line) => `${line}\n`).join(""));
}

async function adviceOn(
  session: Session,
  { troubles, origin }: { readonly troubles: readonly Trouble[]; readonly origin: ConfigOrigin },
): Promise<readonly string[]> {
  const url = session.serverUrl;
  const connection = troubles.find(({ kind }) => kind === "connection");
  if (connection?.kind === "connection") {
    const { problem, className } = connection.error;
    const found = { socket: socketFile(url), daemons: runningDaemons(), uid: Deno.uid() ?? 0 };
    return connectionAdvice({ url, origin, problem, className, ...found });
  }
  if (troubles.some(({ kind }) => kind === "login")) return loginAdvice({ ...session.login, origin });
  const action = troubles.find(({ kind }) => kind === "action");
  if (action?.kind === "action") return meantName(action.name, action.known);
  const names = troubles.filter((trouble) => trouble.kind === "name");
  const processes = troubles.filter((trouble) => trouble.kind === "process");
  try {
    return [
      ...await adviseOnNames(session.supervisor, names),
      ...await adviseOnProcesses(session.supervisor, processes),
    ];
  } catch (error) {
    // The command has already said what is wrong with the server
    if (error instanceof PythonError || error instanceof RpcFault) return [];
    throw error;
  }
}
