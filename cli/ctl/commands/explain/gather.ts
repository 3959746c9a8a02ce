import { RpcResult } from "../../../../src/client/rpc_result.ts";
import { unlessUnknown } from "../../../../src/client/unless_unknown.ts";
import { endsFromLog } from "../../../../src/explain/ends_from_log.ts";
import type { Evidence, ProcessFacts } from "../../../../src/explain/model/facts.ts";
import { endOfLog } from "../../../../src/explain/log_text.ts";
import { RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { splitNamespec } from "../../../../src/text/namespec.ts";
import type { Session } from "../../shell/session.ts";
import { processFactsShape } from "./facts_shape.ts";

const { int, member, text } = RpcResult;

/** As much of a supervisord's own log as is searched for ends that it does not remember; as much of a program's. */
const MAIN_LOG_BYTES = 65536;
const LOG_BYTES = 2000;

/** What a server tells of a process. Throws as Server.call does, and RpcFault BAD_NAME. */
export async function gather(session: Session, name: string): Promise<Evidence> {
  const facts = await explained(session, name) ?? await deduced(session, name);
  const channels = facts.settings?.redirect_stderr === true ? ["stdout"] as const : ["stderr", "stdout"] as const;
  for (const channel of channels) {
    const said = endOfLog(await read(session, facts, channel));
    if (said.length > 0) return { facts, channel, said };
  }
  return { facts, channel: channels[0], said: [] };
}

/** null where the server is none that explains itself. */
async function explained(session: Session, name: string): Promise<ProcessFacts | null> {
  const facts: unknown = await unlessUnknown(session.server.call("monovisor.explainProcess", [name]));
  if (facts === null) return null;
  processFactsShape(facts, "the server's answer");
  return facts;
}

/** From what every Supervisor tells. */
async function deduced(session: Session, name: string): Promise<ProcessFacts> {
  const info = await session.server.call("supervisor.getProcessInfo", [name]);
  const number = (name: string) => member(info, { name, read: int });
  const word = (name: string) => member(info, { name, read: text });
  const mainLog = await session.supervisor.readLog(MAIN_LOG_BYTES).catch(emptyForFault);
  return {
    ...{ name, state: word("statename"), description: word("description"), spawnerr: word("spawnerr") },
    ...{ pid: number("pid"), now: number("now"), start: number("start"), stop: number("stop") },
    ends: endsFromLog(mainLog, splitNamespec(name).process ?? name),
    ...{ waits: "", unready: false, left: [], checks: [] },
  };
}

// Of its last run, and as a line may have been written before it, no more than is there
async function read(
  { server, supervisor }: Session,
  { name, ends, settings, pid }: ProcessFacts,
  channel: "stdout" | "stderr",
): Promise<string> {
  const isLogOfEnds = channel === "stderr" || settings?.redirect_stderr === true;
  const [before, last] = [ends.at(-2)?.log_end ?? -1, ends.at(-1)?.log_end ?? -1];
  if (pid !== 0 || !isLogOfEnds || last < 0) {
    return await supervisor.readProcessLog(name, { channel, bytes: LOG_BYTES }).catch(emptyForFault);
  }
  const from = Math.max(0, last - LOG_BYTES, before <= last ? before : 0);
  if (from === last) return "";
  const method = channel === "stdout" ? "readProcessStdoutLog" : "readProcessStderrLog";
  return text(await server.call(`supervisor.${method}`, [name, from, last - from]).catch(emptyForFault));
}

function emptyForFault(error: unknown): string {
  if (error instanceof RpcFault) return "";
  throw error;
}
