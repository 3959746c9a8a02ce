import { BUILT_IN_FACTORY } from "../../config/sections/broken_interface.ts";
import type { Config } from "../../config/model/config.ts";
import type { GroupConfig } from "../../config/model/group_config.ts";
import type { ProcessConfig } from "../../config/model/process_config.ts";
import type { ServerConfig } from "../../config/model/server_config.ts";
import { resultHandler } from "../../events/pool/result_handler.ts";
import type { PythonGroup, PythonProcess, PythonServer, PythonState } from "./python_state.ts";

const UPDATE = "run 'supervisorctl update' first";

/** What a configuration asks for that only Python can do: each a sentence that says what to do. */
export function pythonOnly({ rpcinterfaces, groups }: Pick<Config, "rpcinterfaces" | "groups">): readonly string[] {
  const interfaces = rpcinterfaces.filter(({ factory }) => factory !== BUILT_IN_FACTORY).map(({ name, factory }) =>
    `[rpcinterface:${name}] needs ${factory}, which is Python: whoever calls it must do without; take the section out`
  );
  const handlers = groups.flatMap((group) => {
    if (group.kind !== "eventlistener" || resultHandler(group.resultHandler) !== null) return [];
    return `[eventlistener:${group.name}] needs result_handler ${group.resultHandler}, which is Python: take the option out`;
  });
  return [...interfaces, ...handlers];
}

/** Why it cannot be gone on from there with this configuration; each a sentence, none when it can. */
export function takeoverRefusals(python: PythonState, config: Config): readonly string[] {
  const { writer, mood, strays } = python;
  return [
    ...(/^supervisor 4\.[23]\./.test(writer) ? [] : [`it is ${writer}, and only 4.2 and 4.3 are known`]),
    ...(mood === 1 ? [] : ["it is about to stop"]),
    ...strays.map((pid) => `process ${pid} belongs to a group that was removed: end it first`),
    ...pythonOnly(config),
    ...serverDifferences(python.servers, config.servers),
    ...groupDifferences(python.groups, config.groups),
  ];
}

function serverDifferences(there: readonly PythonServer[], here: readonly ServerConfig[]): readonly string[] {
  const theirs = there.map(({ file, host, port }) => file ?? `${host}:${port}`).toSorted();
  const ours = here.map((server) => server.transport === "unix" ? server.file : `${server.host}:${server.port}`);
  if (JSON.stringify(theirs) === JSON.stringify(ours.toSorted())) return [];
  return [`it serves ${theirs.join(", ")}, and the configuration says ${ours.join(", ")}: put the former back`];
}

function groupDifferences(there: readonly PythonGroup[], here: readonly GroupConfig[]): readonly string[] {
  return there.flatMap((group) => {
    const config = here.find(({ name }) => name === group.name);
    if (config === undefined) return [`group ${group.name} is not in the configuration any more: ${UPDATE}`];
    const names = (processes: readonly string[]) => processes.toSorted().join(", ");
    const theirs = names(group.processes.map((process) => String(process.config.name)));
    const ours = names(config.processes.map(({ name }) => name));
    if (theirs !== ours) return [`group ${group.name} has ${theirs}, and in the configuration ${ours}: ${UPDATE}`];
    const options = [...optionsOfGroup(group, config)];
    for (const process of group.processes) {
      const own = config.processes.find(({ name }) => name === process.config.name);
      if (own !== undefined) options.push(...optionsOfProcess(process, own));
    }
    return options.length === 0 ? [] : [`group ${group.name} runs with another ${options.join(", ")}: ${UPDATE}`];
  });
}

function* optionsOfGroup({ priority, pool, socket }: PythonGroup, config: GroupConfig): Generator<string> {
  if (priority !== config.priority) yield "priority";
  if (config.kind === "eventlistener") {
    if (pool?.bufferSize !== config.bufferSize) yield "buffer_size";
    if (pool?.events.toSorted().join() !== config.events.toSorted().join()) yield "events";
  }
  if (config.kind === "fcgi-program" && socket?.url !== config.processes[0]?.socket?.url) yield "socket";
}

function* optionsOfProcess({ config: there }: PythonProcess, config: ProcessConfig): Generator<string> {
  for (const [option, here] of Object.entries(asInPython(config))) {
    if (here !== undefined && !isEqual(there[option], here)) yield `${option} of ${config.name}`;
  }
}

/** Options by the names of Python's attributes; undefined for what differs by nature. */
function asInPython(config: ProcessConfig): Readonly<Record<string, unknown>> {
  const { autorestart } = config;
  return {
    command: config.command,
    uid: config.uid,
    directory: config.directory,
    umask: config.umask,
    priority: config.priority,
    autostart: config.autostart,
    autorestart: autorestart === "unexpected" ? "RestartWhenExitUnexpected" : autorestart && "RestartUnconditionally",
    startsecs: config.startsecs,
    startretries: config.startretries,
    stopsignal: config.stopsignal,
    stopwaitsecs: config.stopwaitsecs,
    stopasgroup: config.stopasgroup,
    killasgroup: config.killasgroup,
    exitcodes: config.exitcodes,
    redirect_stderr: config.redirectStderr,
    environment: config.environment,
    serverurl: config.serverurl,
    ...channel(config, "stdout"),
    ...channel(config, "stderr"),
  };
}

function channel(config: ProcessConfig, name: "stdout" | "stderr"): Readonly<Record<string, unknown>> {
  const { logfile, ...options } = config[name];
  const path = logfile.kind === "none" ? null : logfile.kind === "file" ? logfile.path : undefined;
  return {
    [`${name}_logfile`]: path,
    [`${name}_logfile_maxbytes`]: options.logfileMaxbytes,
    [`${name}_logfile_backups`]: options.logfileBackups,
    [`${name}_capture_maxbytes`]: options.captureMaxbytes,
    [`${name}_events_enabled`]: options.eventsEnabled,
    [`${name}_syslog`]: options.syslog,
  };
}

// Plain values, lists of them, and tables whose order says nothing
function isEqual(there: unknown, here: unknown): boolean {
  if (typeof here !== "object" || here === null || Array.isArray(here)) {
    return JSON.stringify(there) === JSON.stringify(here);
  }
  if (typeof there !== "object" || there === null) return false;
  const sorted = (table: object) => JSON.stringify(Object.entries(table).toSorted(([a], [b]) => a < b ? -1 : 1));
  return sorted(there) === sorted(here);
}
