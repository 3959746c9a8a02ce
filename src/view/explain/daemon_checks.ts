import { diffGroups } from "../../config/diff.ts";
import { ConfigError } from "../../config/model/config_error.ts";
import type { ServerConfig } from "../../config/model/server_config.ts";
import type { DaemonCheck } from "../../explain/daemon_facts.ts";
import { type Os, OsError } from "../../os/os.ts";
import { lostText } from "../../explain/model/lost_text.ts";
import { NEWS } from "../../explain/rules/runs.ts";
import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { logProblem } from "../../supervisor/process/log_problem.ts";
import { dirname, joinPath } from "../../text/python/posix_path.ts";
import { lostLines } from "./lost_lines.ts";

/** Descriptors of a program, and those that supervisord itself uses. */
const DESCRIPTORS = { program: 4, own: 40 } as const;
/** S_IWOTH: whoever may write to a socket may use it. */
const EVERYBODY = 0o002;
/** The part of a pool's buffer that may be in use. */
const FULL = 1 / 2;
/** What is linked to supervisord, beside it. */
const LINKS = ["supervisorctl", "echo_supervisord_conf", "pidproxy"] as const;

/** By which path supervisord was called; undefined where it is a part of another program. */
export interface Called {
  readonly executable: string | undefined;
}

/** What supervisord needs, looked at now. */
export function daemonChecks(supervisor: Supervisor, called: Called): readonly DaemonCheck[] {
  return [configuration, sockets, limits, executable, listeners, log, outputs].map((look) => look(supervisor, called));
}

type Look = (supervisor: Supervisor, called: Called) => DaemonCheck;

const configuration: Look = ({ options, groups }) => {
  const what = "configuration";
  try {
    const { added, changed, removed } = diffGroups(
      [...groups.values()].map(({ config }) => config),
      options.load().groups,
    );
    const names = (verb: string, list: readonly { readonly name: string }[]) =>
      list.length === 0 ? [] : [`${verb} ${list.map(({ name }) => name).join(", ")}`];
    const changes = [...names("added", added), ...names("changed", changed), ...names("removed", removed)];
    if (changes.length === 0) return fine(what, "the files are as what runs");
    return wrong(what, `the files have changed: ${changes.join("; ")}`, "supervisorctl update");
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return wrong(
      what,
      `the files would not be accepted now: ${error.message}`,
      "correct them, then: supervisorctl reread",
    );
  }
};

const sockets: Look = ({ options: { config, os } }) => {
  const problem = config.servers.map((server) => socketProblem(os, server)).find((text) => text !== null);
  if (problem === undefined) return fine("sockets", `${config.servers.length} open, nobody uninvited may use them`);
  return wrong("sockets", problem, "set username= and password=, chmod=0700, or a port of 127.0.0.1");
};

function socketProblem(os: Os, server: ServerConfig): string | null {
  const isProtected = server.credentials !== null && server.credentials.username !== "";
  if (server.transport === "inet") {
    const isLocal = server.host === "localhost" || server.host === "[::1]" || server.host.startsWith("127.");
    return isProtected || isLocal ? null : `port ${server.port} is open to other machines without a password`;
  }
  const found = orNull(() => os.stat(server.file));
  if (found === null) return `the socket ${server.file} is not there any more`;
  if (found.kind !== "socket") return `${server.file} is no socket but a ${found.kind}`;
  if (isProtected || (found.mode & EVERYBODY) === 0) return null;
  return `everybody on this machine may use ${server.file}`;
}

const limits: Look = ({ options: { os, config }, groups }) => {
  const { soft } = os.getrlimit("nofile");
  const programs = [...groups.values()].reduce((sum, { processes }) => sum + processes.size, 0);
  const needed = Math.max(programs * DESCRIPTORS.program + DESCRIPTORS.own, config.supervisord.minfds);
  const found = `${soft} open files, for ${programs} programs`;
  if (soft >= needed) return fine("limits", found);
  return wrong("limits", `${found}, which may need ${needed}`, "raise minfds= of [supervisord] or LimitNOFILE=");
};

const executable: Look = ({ options: { os } }, called) => {
  const { path, is } = os.ownFile(called.executable);
  if (is === "unknown") return fine("executable", "cannot be looked at without /proc");
  if (is === "gone") return wrong("executable", `${path} is not there any more`, "install it again");
  if (is === "replaced") {
    return wrong("executable", `${path} is another one than the one that runs`, "supervisorctl upgrade");
  }
  const link = called.executable === undefined ? undefined : strayLink(os, called.executable);
  if (link === undefined) return fine("executable", path);
  return wrong("executable", `${link} does not lead to ${path}, which runs`, `ln -sf ${path} ${link}`);
};

function strayLink(os: Os, executable: string): string | undefined {
  return LINKS.map((name) => joinPath(dirname(executable), name)).find((link) =>
    orNull(() => os.lstat(link))?.kind === "symlink" && orNull(() => os.ownFile(link))?.is !== "same"
  );
}

const listeners: Look = ({ groups }) => {
  const pools = [...groups.values()].flatMap(({ config, pool }) => {
    if (config.kind !== "eventlistener" || pool === null) return [];
    return { name: config.name, waiting: pool.record.buffer.size, room: config.bufferSize };
  });
  const behind = pools.filter(({ waiting, room }) => waiting > 1 && waiting >= room * FULL);
  if (behind.length === 0) return fine("listeners", pools.length === 0 ? "there are none" : "none is behind");
  const told = behind.map(({ name, waiting, room }) => `${name} (${waiting} events wait, with room for ${room})`);
  const next = `see what they do: supervisorctl why ${behind[0]?.name}; buffer_size= makes room`;
  return wrong("listeners", `${told.join(", ")}: what has no room is lost`, next);
};

const log: Look = ({ options: { os, config: { supervisord: { logfile } } } }) => {
  if (logfile === null || logfile === "syslog") return fine("log", "goes to syslog");
  const problem = logProblem(os, logfile);
  return problem === null
    ? fine("log", logfile)
    : wrong("log", problem, "make room, or correct logfile= of [supervisord]");
};

const outputs: Look = ({ options: { outlets, clock } }) => {
  const lost = lostLines(outlets).filter(({ last }) => clock.now() - last < NEWS);
  if (lost.length === 0) return fine("outputs", "no line was lost within the last hour");
  const next = "see who reads there, and whether there is room";
  return wrong("outputs", `lines were lost, ${lost.map(lostText).join("; ")}`, next);
};

function fine(what: DaemonCheck["what"], found: string): DaemonCheck {
  return { what, found, problem: false, next: "" };
}

function wrong(what: DaemonCheck["what"], found: string, next: string): DaemonCheck {
  return { what, found, problem: true, next };
}

function orNull<T>(action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}
