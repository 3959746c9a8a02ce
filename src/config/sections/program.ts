import { byCodePoint } from "../../text/python/code_point_order.ts";
import { expand } from "../../text/python/expand.ts";
import { pythonInt } from "../../text/python/python_int.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { pythonStrip } from "../../text/python/python_space.ts";
import { ValueError } from "../../text/python/value_error.ts";
import { signalNumber } from "../../text/signal_name.ts";
import { faultOf, LocatedError } from "../ini/located_error.ts";
import { OptionError } from "../ini/option_error.ts";
import { type SectionReader, sectionReader } from "../ini/section_reader.ts";
import { PROGRAM_KEYS, type ProgramKey } from "../keys/program_keys.ts";
import type { FcgiSocketConfig } from "../model/fcgi_socket_config.ts";
import type { ProcessConfig } from "../model/process_config.ts";
import { autorestart, boolean, entityName, exitCodes, octal, text } from "../values/converters.ts";
import { dependencies } from "../values/dependencies.ts";
import { envFiles } from "../values/env_files.ts";
import { keyValuePairs } from "../values/key_value_pairs.ts";
import { uidOf } from "../values/user_types.ts";
import { readCapture, readChannel } from "./channel.ts";
import { entityOf, type ParseContext } from "./parse_context.ts";
import { readLiveness, readReady } from "./probes.ts";
import { readReadiness } from "./readiness.ts";
import { readRestartPolicy } from "./restart_policy.ts";

const SIGTERM = 15;

export interface ProgramRequest {
  /** "program:x", "eventlistener:x" or "fcgi-program:x". */
  readonly section: string;
  readonly group: string;
  readonly socket: FcgiSocketConfig | null;
}

/**
 * The processes of one program-like section, by name: as many as numprocs= says (CFG-106). Throws ValueError with the
 * section's suffix (CFG-055).
 */
export function readProcesses(context: ParseContext, request: ProgramRequest): readonly ProcessConfig[] {
  try {
    return readUnmarked(context, request);
  } catch (error) {
    if (!(error instanceof ValueError) || error instanceof OptionError) throw error;
    const { section } = request;
    const place = `in section ${pythonRepr(section)} (file: ${pythonRepr(context.fileOf(section))})`;
    const at = error instanceof LocatedError ? error.at : { kind: "option", section, option: null } as const;
    throw new LocatedError(`${error.message} ${place}`, at);
  }
}

function readUnmarked(context: ParseContext, { section, group, socket }: ProgramRequest): readonly ProcessConfig[] {
  const programName = entityOf(section);
  const names = new Map<string, string | number>([
    ...context.environmentNames,
    ["here", context.here],
    ["program_name", programName],
    ["host_node_name", context.environment.hostName],
    ["group_name", group],
  ]);
  const reader = sectionReader(context.ini, { section, keys: PROGRAM_KEYS, names: () => names });
  const { numprocs, numprocsStart, shared, capture, environmentText, processName } = readShared(reader, context);

  const processes: ProcessConfig[] = [];
  for (let number = numprocsStart; number < numprocsStart + numprocs; number++) {
    // Compat: CFG-026. One set of names serves all processes: ENV_ names of an earlier process stay known.
    // The options of each process know these two, and its own environment (CFG-038)
    names.set("process_num", number).set("numprocs", numprocs);
    for (const [name, value] of context.environmentNames) names.set(name, value);
    const environment = reader.within("environment", () => {
      return keyValuePairs(expand(environmentText, { expansions: names, name: "environment" }));
    });
    for (const [name, value] of Object.entries(environment)) names.set(`ENV_${name}`, value);

    const directory = reader.option("directory", text, null);
    const channel = { reader, names, redirectStderr: shared.redirectStderr };
    const stdout = readChannel(context, { ...channel, channel: "stdout", capture: capture.stdout });
    const stderr = readChannel(context, { ...channel, channel: "stderr", capture: capture.stderr });
    const probes = { ready: readReady(reader), liveness: readLiveness(reader) };
    const command = reader.text("command");
    if (command === null) throw faultOf(section, "command", `program section ${section} does not specify a command`);
    const envFile = reader.option("env_file", (paths) => envFiles(paths, context.paths), []);
    const name = reader.within("process_name", () => expand(processName, { expansions: names, name: "process_name" }));
    const dependsOn = reader.option("depends_on", dependencies, []);
    const merged = { ...context.globalEnvironment, ...environment };
    processes.push({
      ...shared,
      ...probes,
      section,
      name,
      dependsOn,
      command,
      directory,
      stdout,
      stderr,
      environment: merged,
      envFile,
      socket,
    });
  }
  return processes.toSorted((left, right) => byCodePoint(left.name, right.name));
}

/**
 * The options that are read once for a section, in the order in which their errors count: process_num and numprocs are
 * unknown to them (CFG-037).
 */
function readShared(reader: SectionReader<ProgramKey>, { environment }: ParseContext) {
  const { section, option, within } = reader;
  const readiness = readReadiness(reader);
  const own = {
    ...readiness,
    priority: option("priority", pythonInt, 999),
    autostart: option("autostart", boolean, true),
    ...readLifetime(reader, readiness),
    startretries: option("startretries", pythonInt, 3),
    stopsignal: option("stopsignal", signalNumber, SIGTERM),
    stopwaitsecs: option("stopwaitsecs", pythonInt, 10),
    ...readGroupSignals(reader),
    exitcodes: option("exitcodes", exitCodes, [0]),
    redirectStderr: option("redirect_stderr", boolean, false),
    essential: option("essential", boolean, false),
  };
  const numprocs = option("numprocs", pythonInt, 1);
  const numprocsStart = option("numprocs_start", pythonInt, 0);
  const capture = { stdout: readCapture(reader, "stdout"), stderr: readCapture(reader, "stderr") };
  const shared = {
    ...own,
    serverurl: option("serverurl", (url) => pythonStrip(url).toUpperCase() === "AUTO" ? null : url, null),
    uid: option("user", (user) => uidOf(user, environment), null),
    umask: option("umask", octal, null),
    ...readRestartPolicy(reader),
    envFileExpand: option("env_file_expand", boolean, false),
  };
  const processName = within("process_name", () => entityName(reader.raw("process_name") ?? "%(program_name)s"));
  if (numprocs > 1 && !processName.includes("%(process_num)")) {
    throw faultOf(section, "numprocs", "%(process_num) must be present within process_name when numprocs > 1");
  }
  if (own.stopasgroup && !own.killasgroup) {
    throw faultOf(section, "killasgroup", "Cannot set stopasgroup=true and killasgroup=false");
  }
  return { numprocs, numprocsStart, shared, capture, environmentText: reader.raw("environment") ?? "", processName };
}

// A oneshot is RUNNING at once and for as long as it works. It is started again only where that is asked for, and it has failed
function readLifetime({ option }: SectionReader<ProgramKey>, { type }: Pick<ProcessConfig, "type">) {
  const isOneshot = type === "oneshot";
  const restart = option<boolean | "unexpected", boolean | "unexpected">(
    "autorestart",
    autorestart,
    isOneshot ? false : "unexpected",
  );
  const startsecs = option("startsecs", pythonInt, 1);
  return isOneshot
    ? { autorestart: restart === true ? "unexpected" as const : restart, startsecs: 0 }
    : { autorestart: restart, startsecs };
}

function readGroupSignals({ option }: SectionReader<ProgramKey>) {
  const stopasgroup = option("stopasgroup", boolean, false);
  return { stopasgroup, killasgroup: option("killasgroup", boolean, stopasgroup) };
}
