import { ConfigError } from "../../../config/model/config_error.ts";
import type { GroupConfig } from "../../../config/model/group_config.ts";
import type { ChannelConfig, ChannelName, Logfile, ProcessConfig } from "../../../config/model/process_config.ts";
import { FcgiSocketError } from "../../../supervisor/fcgi/fcgi_socket_error.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { AutoLogError } from "../../../supervisor/process/auto_log_error.ts";
import { byCodePoint } from "../../../text/python/code_point_order.ts";
import { RpcFault } from "../../codec/fault.ts";
import type { RpcInput, RpcStruct, RpcValue } from "../../codec/xmlrpc_value.ts";
import { type Declaration, required } from "./declare.ts";
import { findGroup } from "./find.ts";
import { faultExtra } from "./parameter.ts";

/** reloadConfig (RPC-040), addProcessGroup (RPC-042), removeProcessGroup (RPC-043), getAllConfigInfo (RPC-082). */
export const CONFIG_METHODS: readonly Declaration[] = [
  { name: "reloadConfig", signature: ["array"], help: "reloadConfig", body: reloadConfig },
  {
    name: "addProcessGroup",
    signature: ["boolean", required("string", "name")],
    help: "addProcessGroup",
    body: (supervisor, [name]) => addProcessGroup(supervisor, name),
  },
  {
    name: "removeProcessGroup",
    signature: ["boolean", required("string", "name")],
    help: "removeProcessGroup",
    body: (supervisor, [name]) => removeProcessGroup(supervisor, name),
  },
  { name: "getAllConfigInfo", signature: ["array"], help: "getAllConfigInfo", body: getAllConfigInfo },
];

// A configuration with an error changes nothing (RPC-041)
function reloadConfig(supervisor: Supervisor): RpcValue {
  try {
    const { added, changed, removed } = supervisor.reread();
    return [[namesOf(added), namesOf(changed), namesOf(removed)]];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw RpcFault.of("CANT_REREAD", error.message);
  }
}

function namesOf(groups: readonly GroupConfig[]): readonly string[] {
  return groups.map(({ name }) => name);
}

function addProcessGroup(supervisor: Supervisor, name: RpcInput | undefined): true {
  const config = supervisor.loaded.groups.find((group) => group.name === name);
  if (config === undefined) throw RpcFault.of("BAD_NAME", faultExtra(name));
  try {
    if (!supervisor.addGroup(config)) throw RpcFault.of("ALREADY_ADDED", config.name);
    return true;
  } catch (error) {
    // Where the original answers HTTP 500 (DAEMON-053, DAEMON-059)
    if (error instanceof FcgiSocketError || error instanceof AutoLogError) throw RpcFault.of("FAILED", error.message);
    throw error;
  }
}

function removeProcessGroup(supervisor: Supervisor, parameter: RpcInput | undefined): true {
  const { name } = findGroup(supervisor, parameter).config;
  if (!supervisor.removeGroup(name)) throw RpcFault.of("STILL_RUNNING", name);
  return true;
}

// Sorted by process name (RPC-082); equal names keep the order of the groups
function getAllConfigInfo(supervisor: Supervisor): readonly RpcStruct[] {
  return supervisor.loaded.groups
    .flatMap((group) => group.processes.map((config) => ({ group, config })))
    .toSorted((a, b) => byCodePoint(a.config.name, b.config.name))
    .map(({ group, config }) => configInfo(supervisor, group, config));
}

// Compat: RPC-084, autorestart is not told; a group of that name is in use whatever is in it (RPC-085)
function configInfo(supervisor: Supervisor, group: GroupConfig, config: ProcessConfig): RpcStruct {
  const { stdout, stderr } = logfilesOf(supervisor, group, config);
  return {
    autostart: config.autostart,
    directory: config.directory ?? "none",
    uid: config.uid ?? "none",
    command: config.command,
    exitcodes: config.exitcodes,
    group: group.name,
    group_prio: group.priority,
    inuse: supervisor.groups.has(group.name),
    killasgroup: config.killasgroup,
    name: config.name,
    process_prio: config.priority,
    redirect_stderr: config.redirectStderr,
    startretries: config.startretries,
    startsecs: config.startsecs,
    ...channelInfo("stdout", config.stdout, stdout),
    stopsignal: config.stopsignal,
    stopwaitsecs: config.stopwaitsecs,
    ...channelInfo("stderr", config.stderr, stderr),
    serverurl: config.serverurl ?? "none",
  };
}

function channelInfo(channel: ChannelName, config: ChannelConfig, logfile: string): RpcStruct {
  return {
    [`${channel}_capture_maxbytes`]: config.captureMaxbytes,
    [`${channel}_events_enabled`]: config.eventsEnabled,
    [`${channel}_logfile`]: logfile,
    [`${channel}_logfile_backups`]: config.logfileBackups,
    [`${channel}_logfile_maxbytes`]: config.logfileMaxbytes,
    [`${channel}_syslog`]: config.syslog,
  };
}

// Compat: RPC-083, a group that is active as it was last read shows the paths of its AUTO logs, any other "auto"
function logfilesOf(
  supervisor: Supervisor,
  group: GroupConfig,
  config: ProcessConfig,
): { readonly stdout: string; readonly stderr: string } {
  const active = supervisor.groups.get(group.name);
  const process = active?.config === group ? active.processes.get(config.name) : undefined;
  if (process === undefined) {
    return { stdout: logfileText(config.stdout.logfile), stderr: logfileText(config.stderr.logfile) };
  }
  return { stdout: process.logfiles.stdout ?? "none", stderr: process.logfiles.stderr ?? "none" };
}

function logfileText(logfile: Logfile): string {
  return logfile.kind === "file" ? logfile.path : logfile.kind;
}
