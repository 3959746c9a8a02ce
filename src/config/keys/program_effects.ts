import { signalName } from "../../text/signal_name.ts";
import type { LogSink } from "../model/log_sink.ts";
import type { LogUpkeep } from "../model/log_upkeep.ts";
import type { CheckConfig, LivenessConfig, ReadyConfig } from "../model/probe_config.ts";
import type { ChannelConfig, ChannelName, ProcessConfig } from "../model/process_config.ts";
import type { FCGI_KEYS } from "./other_keys.ts";
import type { ProgramKey } from "./program_keys.ts";

/**
 * When a new value holds for a process that is up: at once, since supervisord alone goes by it; at once unless the
 * process is STARTING, since it decides on how that ends; or only for a new process, which has it from its start. What
 * stands in a socket needs a new socket, and so a process in the old one's place.
 */
export type Effect = "at_once" | "once_up" | "restart" | "replace";

/** What an update has to know of an option. */
export interface KeyEffect {
  readonly effect: Effect;
  /** The value for people; "" where none is set. */
  readonly shown: (config: ProcessConfig) => string;
  /** The members of what is not to be shown. */
  readonly secrets?: (config: ProcessConfig) => Readonly<Record<string, string>>;
}

type Shown = KeyEffect["shown"];
const atOnce = (shown: Shown): KeyEffect => ({ effect: "at_once", shown });
const onceUp = (shown: Shown): KeyEffect => ({ effect: "once_up", shown });
const restart = (shown: Shown): KeyEffect => ({ effect: "restart", shown });
const replace = (shown: Shown): KeyEffect => ({ effect: "replace", shown });

const ready = <Kind extends ReadyConfig["kind"]>(
  kinds: readonly Kind[],
  shown: (ready: Extract<ReadyConfig, { readonly kind: Kind }>) => string,
): Shown => {
  const isOne = (one: ReadyConfig): one is Extract<ReadyConfig, { readonly kind: Kind }> =>
    kinds.some((kind) => kind === one.kind);
  return (config) => config.ready.filter(isOne).map(shown).join(", ");
};

const liveness = (shown: (liveness: LivenessConfig) => unknown): Shown => ({ liveness }) =>
  liveness === null ? "" : textOf(shown(liveness));

// What becomes of it is supervisord's business: the process writes into a pipe in any case
const output = (channel: ChannelName, shown: (config: ChannelConfig) => unknown): KeyEffect =>
  atOnce((config) => textOf(shown(config[channel])));

const upkeep = (channel: ChannelName, shown: (upkeep: LogUpkeep) => unknown): KeyEffect =>
  output(channel, ({ logfileUpkeep }) => logfileUpkeep && shown(logfileUpkeep));

// One option says it of both
const syslogStyle = (member: "facility" | "tag" | "format"): KeyEffect =>
  atOnce(({ stdout, stderr }) =>
    [...new Set([stdout, stderr].map((channel) => textOf(channel.syslogStyle[member])))].join(", ")
  );

const limit = (member: "count" | "interval"): Shown => ({ restartLimit }) => textOf(restartLimit?.[member]);

/** The options of programs; null: it makes the names of processes, so that others are there when it changes. */
export const PROGRAM_EFFECTS: Readonly<Record<ProgramKey | keyof typeof FCGI_KEYS, KeyEffect | null>> = {
  process_name: null,
  numprocs: null,
  numprocs_start: null,
  command: restart(({ command }) => command),
  priority: atOnce(({ priority }) => textOf(priority)),
  autostart: atOnce(({ autostart }) => textOf(autostart)),
  autorestart: atOnce(({ autorestart }) => textOf(autorestart)),
  startsecs: atOnce(({ startsecs }) => textOf(startsecs)),
  startretries: atOnce(({ startretries }) => textOf(startretries)),
  stopsignal: atOnce(({ stopsignal }) => signalName(stopsignal)),
  stopwaitsecs: atOnce(({ stopwaitsecs }) => textOf(stopwaitsecs)),
  stopasgroup: atOnce(({ stopasgroup }) => textOf(stopasgroup)),
  killasgroup: atOnce(({ killasgroup }) => textOf(killasgroup)),
  exitcodes: atOnce(({ exitcodes }) => exitcodes.join(",")),
  user: restart(({ uid }) => textOf(uid)),
  directory: restart(({ directory }) => textOf(directory)),
  umask: restart(({ umask }) => octal(umask)),
  redirect_stderr: restart(({ redirectStderr }) => textOf(redirectStderr)),
  environment: { ...restart(() => ""), secrets: ({ environment }) => environment },
  serverurl: restart(({ serverurl }) => serverurl ?? "AUTO"),
  stdout_logfile: output("stdout", ({ logfile, sinks }) => [placeText(logfile), ...sinks.map(sinkText)].join(", ")),
  stdout_logfile_maxbytes: output("stdout", ({ logfileMaxbytes }) => bytesText(logfileMaxbytes)),
  stdout_logfile_backups: output("stdout", ({ logfileBackups }) => logfileBackups),
  stdout_logfile_format: output("stdout", ({ format }) => format.kind),
  stdout_logfile_time_format: output("stdout", ({ format }) => format.time),
  syslog_stdout_priority: output("stdout", ({ syslogStyle }) => syslogStyle.severity),
  stdout_logfile_when: upkeep("stdout", ({ when }) => when),
  stdout_logfile_maxdays: upkeep("stdout", ({ maxdays }) => maxdays),
  stdout_logfile_compress: upkeep("stdout", ({ compress }) => compress),
  stdout_logfile_mode: upkeep("stdout", ({ mode }) => octal(mode)),
  stdout_logfile_owner: upkeep("stdout", ({ owner }) => owner && ownerText(owner)),
  stdout_capture_maxbytes: output("stdout", ({ captureMaxbytes }) => bytesText(captureMaxbytes)),
  stdout_events_enabled: output("stdout", ({ eventsEnabled }) => eventsEnabled),
  stdout_syslog: output("stdout", ({ syslog }) => syslog),
  stderr_logfile: output("stderr", ({ logfile, sinks }) => [placeText(logfile), ...sinks.map(sinkText)].join(", ")),
  stderr_logfile_maxbytes: output("stderr", ({ logfileMaxbytes }) => bytesText(logfileMaxbytes)),
  stderr_logfile_backups: output("stderr", ({ logfileBackups }) => logfileBackups),
  stderr_logfile_format: output("stderr", ({ format }) => format.kind),
  stderr_logfile_time_format: output("stderr", ({ format }) => format.time),
  syslog_stderr_priority: output("stderr", ({ syslogStyle }) => syslogStyle.severity),
  stderr_logfile_when: upkeep("stderr", ({ when }) => when),
  stderr_logfile_maxdays: upkeep("stderr", ({ maxdays }) => maxdays),
  stderr_logfile_compress: upkeep("stderr", ({ compress }) => compress),
  stderr_logfile_mode: upkeep("stderr", ({ mode }) => octal(mode)),
  stderr_logfile_owner: upkeep("stderr", ({ owner }) => owner && ownerText(owner)),
  stderr_capture_maxbytes: output("stderr", ({ captureMaxbytes }) => bytesText(captureMaxbytes)),
  stderr_events_enabled: output("stderr", ({ eventsEnabled }) => eventsEnabled),
  stderr_syslog: output("stderr", ({ syslog }) => syslog),
  syslog_facility: syslogStyle("facility"),
  syslog_tag: syslogStyle("tag"),
  syslog_format: syslogStyle("format"),
  env_file: restart(({ envFile }) =>
    envFile.map(({ path, mayBeMissing }) => (mayBeMissing ? "-" : "") + path).join(",")
  ),
  env_file_expand: restart(({ envFileExpand }) => textOf(envFileExpand)),
  depends_on: atOnce(({ dependsOn }) => dependsOn.map(({ name, condition }) => `${name}:${condition}`).join(", ")),
  essential: atOnce(({ essential }) => textOf(essential)),
  type: onceUp(({ type }) => type),
  // It gets a socket or a pipe from its start
  ready: restart(ready(["notify", "fd"], (one) => one.kind === "notify" ? "notify" : `fd:${one.fd}`)),
  ready_port: onceUp(ready(["connect"], checkText)),
  ready_http: onceUp(ready(["http"], checkText)),
  ready_cmd: onceUp(ready(["command"], checkText)),
  ready_log_line: onceUp(ready(["log_line"], ({ pattern }) => pattern)),
  ready_timeout: onceUp(({ readyTimeout }) => textOf(readyTimeout)),
  liveness_check_script: atOnce(liveness(({ check }) => check === null ? "" : checkText(check))),
  liveness_check_initial_delay: atOnce(liveness(({ initialDelay }) => initialDelay)),
  liveness_check_period: atOnce(liveness(({ period }) => period)),
  liveness_check_timeout: atOnce(liveness(({ timeout }) => timeout)),
  liveness_check_success_threshold: atOnce(liveness(({ successThreshold }) => successThreshold)),
  liveness_check_failure_threshold: atOnce(liveness(({ failureThreshold }) => failureThreshold)),
  liveness_check_failure_action: atOnce(liveness(({ failureAction }) => failureAction)),
  liveness_check_success_action: atOnce(liveness(({ tellsSuccess }) => tellsSuccess ? "log" : "none")),
  // Its environment tells it
  watchdog_secs: restart(liveness(({ watchdogSecs }) => watchdogSecs)),
  restartpause: atOnce(({ restartpause }) => textOf(restartpause)),
  backoff_delay: atOnce(({ backoffDelay }) => textOf(backoffDelay)),
  backoff_factor: atOnce(({ backoffFactor }) => textOf(backoffFactor)),
  backoff_limit: atOnce(({ backoffLimit }) => textOf(backoffLimit)),
  restart_limit_count: atOnce(limit("count")),
  restart_limit_interval: atOnce(limit("interval")),
  socket: replace(({ socket }) => textOf(socket?.url)),
  socket_backlog: replace(({ socket }) => textOf(socket?.backlog)),
  socket_owner: replace(({ socket }) =>
    socket?.transport === "unix" && socket.owner !== null ? ownerText(socket.owner) : ""
  ),
  socket_mode: replace(({ socket }) => socket?.transport === "unix" ? octal(socket.mode) : ""),
};

function placeText(logfile: ChannelConfig["logfile"]): string {
  return logfile.kind === "file" ? logfile.path : logfile.kind.toUpperCase();
}

function sinkText(sink: LogSink): string {
  if (sink.kind === "file") return sink.path;
  return sink.peer === null ? "syslog" : `syslog@${sink.peer.transport}:${sink.peer.host}:${sink.peer.port}`;
}

function checkText(check: CheckConfig): string {
  if (check.kind === "http") return check.url;
  if (check.kind === "command") return check.command;
  const { endpoint } = check;
  return endpoint.transport === "tcp" ? `${endpoint.host}:${endpoint.port}` : endpoint.path;
}

function ownerText({ uid, gid }: { readonly uid: number; readonly gid: number }): string {
  return `${uid}:${gid}`;
}

function octal(mode: number | null): string {
  return mode === null ? "" : mode.toString(8).padStart(4, "0");
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

/** As it would be written. */
function bytesText(bytes: number): string {
  const units = [["GB", 1024 ** 3], ["MB", 1024 ** 2], ["KB", 1024]] as const;
  const unit = units.find(([, size]) => bytes > 0 && bytes % size === 0);
  return unit === undefined ? String(bytes) : `${bytes / unit[1]}${unit[0]}`;
}
