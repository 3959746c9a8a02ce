import type { ChannelName } from "../../../config/model/process_config.ts";
import { BadArgumentsError, readSlice, tailSlice } from "../../../logs/read_log.ts";
import { type Os, OsError } from "../../../os/os.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { RpcFault } from "../../codec/fault.ts";
import type { RpcInput, RpcValue } from "../../codec/xmlrpc_value.ts";
import { type Declaration, required } from "./declare.ts";
import { allProcesses, findProcess } from "./find.ts";
import { forEach } from "./for_each.ts";
import { intOf, nameOf } from "./parameter.ts";

const NAME = required("string", "name");
const SLICE = [required("int", "offset"), required("int", "length")] as const;

/** Names that earlier releases had stay callable: readMainLog, readProcessLog, tailProcessLog, clearProcessLog. */
export const LOG_METHODS: readonly Declaration[] = [
  ...["readLog", "readMainLog"].map((name): Declaration => ({
    name,
    signature: ["string", ...SLICE],
    help: "readLog",
    body: (supervisor, slice) => read(supervisor, supervisor.options.config.supervisord.logfile, slice),
  })),
  { name: "clearLog", signature: ["boolean"], help: "clearLog", body: clearLog },
  ...["readProcessStdoutLog", "readProcessLog"].map((name) => reader(name, "stdout")),
  reader("readProcessStderrLog", "stderr"),
  ...["tailProcessStdoutLog", "tailProcessLog"].map((name) => tailer(name, "stdout")),
  tailer("tailProcessStderrLog", "stderr"),
  ...["clearProcessLogs", "clearProcessLog"].map((name): Declaration => ({
    name,
    signature: ["boolean", NAME],
    help: "clearProcessLogs",
    body: (supervisor, [name]) => clear(supervisor, nameOf(name)),
  })),
  {
    name: "clearAllProcessLogs",
    signature: ["array"],
    help: "clearAllProcessLogs",
    body: (supervisor) => forEach(allProcesses(supervisor), (namespec) => clear(supervisor, namespec)),
  },
];

function reader(name: string, channel: ChannelName): Declaration {
  return {
    name,
    signature: ["string", NAME, ...SLICE],
    help: channel === "stdout" ? "readProcessStdoutLog" : "readProcessStderrLog",
    body: (supervisor, [process, ...slice]) =>
      read(supervisor, findProcess(supervisor, process).logfiles[channel], slice),
  };
}

function tailer(name: string, channel: ChannelName): Declaration {
  return {
    name,
    signature: ["array", NAME, ...SLICE],
    help: channel === "stdout" ? "tailProcessStdoutLog" : "tailProcessStderrLog",
    body: (supervisor, [process, ...slice]) =>
      tail(supervisor, findProcess(supervisor, process).logfiles[channel], slice),
  };
}

// RPC-031..036, RPC-086; decided for RPC-035: what is not UTF-8 is replaced
function read(supervisor: Supervisor, path: string | null, [offset, length]: readonly RpcInput[]): RpcValue {
  const { os } = supervisor.options;
  if (path === null) throw RpcFault.of("NO_FILE");
  if (!exists(os, path)) throw RpcFault.of("NO_FILE", path);
  try {
    return decode(readSlice(os, path, { offset: intOf(offset), length: intOf(length) }));
  } catch (error) {
    if (error instanceof BadArgumentsError) throw RpcFault.of("BAD_ARGUMENTS");
    if (error instanceof OsError) throw RpcFault.of("FAILED");
    throw error;
  }
}

// RPC-087, RPC-088
function tail(supervisor: Supervisor, path: string | null, [offset, length]: readonly RpcInput[]): RpcValue {
  const { os } = supervisor.options;
  if (path === null || !exists(os, path)) return ["", 0, false];
  const { data, offset: next, overflow } = tailSlice(os, path, { offset: intOf(offset), length: intOf(length) });
  return [decode(data), next, overflow];
}

// RPC-089; clearAllProcessLogs does it for each (RPC-090)
function clear(supervisor: Supervisor, name: string): true {
  const process = findProcess(supervisor, name);
  try {
    process.logs.clearLogs();
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw RpcFault.of("FAILED", name);
  }
  return true;
}

// RPC-037
function clearLog(supervisor: Supervisor): true {
  const { os, logger, config } = supervisor.options;
  const { logfile } = config.supervisord;
  if (!exists(os, logfile)) throw RpcFault.of("NO_FILE");
  try {
    os.remove(logfile);
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw RpcFault.of("FAILED");
  }
  logger.startOver();
  return true;
}

// As Python's os.path.exists: what cannot be looked at is not there
function exists(os: Pick<Os, "stat">, path: string): boolean {
  try {
    return os.stat(path) !== null;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return false;
  }
}

function decode(data: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(data);
}
