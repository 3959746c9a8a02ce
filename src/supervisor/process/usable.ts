import type { ProcessConfig } from "../../config/model/process_config.ts";
import type { Check, Need } from "../../explain/model/facts.ts";
import type { Host } from "../host.ts";
import { errnoText } from "../../text/python/errno_text.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import type { Command } from "../../process/command.ts";
import { findCommand } from "./find_command.ts";
import { interpreterProblem } from "./interpreter.ts";
import { logProblem } from "./log_problem.ts";
import { readEnvFiles } from "./read_env_files.ts";
import type { SubprocessOptions } from "./subprocess_options.ts";

interface Looked {
  readonly config: ProcessConfig;
  readonly logfiles: SubprocessOptions["logfiles"];
  readonly host: Pick<Host, "os" | "environment">;
}

/** Whether what a program needs can be used now, as far as that can be told without a start. Nothing is changed. */
export function usable(process: Looked): readonly Check[] {
  const command = findCommand(process.config, process.host);
  return [
    ...user(process),
    ...directory(process),
    ...commandChecks(process, command),
    ...envFiles(process),
    ...logs(process),
  ];
}

function check(what: Need, subject: string, problem: string | null): Check {
  return { what, subject, problem: problem ?? "" };
}

function user({ config: { uid }, host: { os } }: Looked): readonly Check[] {
  if (uid === null) return [];
  const name = os.byUid(uid)?.name ?? null;
  if (name === null) return [check("user", String(uid), `there is no user with the uid ${uid}`)];
  const own = os.getuid();
  if (own === 0 || own === uid) return [check("user", name, null)];
  const me = os.byUid(own)?.name ?? `uid ${own}`;
  return [check("user", name, `supervisord runs as ${me}, so it cannot start a program as ${name}`)];
}

function directory({ config: { directory: path, uid }, host: { os } }: Looked): readonly Check[] {
  if (path === null) return [];
  const code = os.access(`${path}/.`, { to: "run", uid: rightsOf(uid, os) });
  if (code === null) return [check("directory", path, null)];
  const quoted = pythonRepr(path);
  const problem = code === "ENOENT"
    ? `there is no directory ${quoted}`
    : code === "ENOTDIR"
    ? `${quoted} is no directory`
    : `${whoIs(uid, os)} may not enter the directory ${quoted} (${code})`;
  return [check("directory", path, problem)];
}

function commandChecks({ config, host }: Looked, command: Command): readonly Check[] {
  const { os } = host;
  if (command.kind === "not_found") return [check("command", config.command, command.text)];
  if (command.kind !== "command") return [check("not_executable", config.command, command.text)];
  const { file } = command;
  const code = os.access(file, { to: "run", uid: rightsOf(config.uid, os) });
  if (code !== null) {
    return [check("not_executable", file, `${whoIs(config.uid, os)} may not execute ${pythonRepr(file)} (${code})`)];
  }
  const problem = interpreterProblem(file, { config, host });
  return [check("command", file, null), ...problem === null ? [] : [check("interpreter", file, problem)]];
}

function envFiles({ config, host }: Looked): readonly Check[] {
  if (config.envFile.length === 0) return [];
  const subject = config.envFile.map(({ path }) => path).join(", ");
  try {
    const files = readEnvFiles(config, host);
    return [check("env_file", subject, files.kind === "failed" ? files.reason : null)];
  } catch (error) {
    return [check("env_file", subject, errnoText(error))];
  }
}

function logs({ logfiles: { stdout, stderr }, host: { os } }: Looked): readonly Check[] {
  return ([["stdout_logfile", stdout], ["stderr_logfile", stderr]] as const).flatMap(([what, path]) =>
    path === null || path === "" ? [] : [check(what, path, logProblem(os, path))]
  );
}

// Whom we cannot become is told of at its user
function rightsOf(uid: number | null, os: Looked["host"]["os"]): number | null {
  return uid !== null && os.getuid() === 0 && os.byUid(uid) !== null ? uid : null;
}

function whoIs(uid: number | null, os: Looked["host"]["os"]): string {
  return uid === null ? "supervisord" : os.byUid(uid)?.name ?? `uid ${uid}`;
}
