import type { Config } from "../../src/config/model/config.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import { type Os, OsError } from "../../src/os/os.ts";
import { ownExecutable } from "../../src/os/own_executable.ts";
import { decodeState, encodeState, StateError } from "../../src/survive/supervisor_state.ts";
import { decodePythonState, leftState } from "../../src/survive/takeover/decode_python_state.ts";
import { stateFromPython } from "../../src/survive/takeover/state_from_python.ts";
import { type PythonState, pythonStateShape } from "../../src/survive/takeover/python_state.ts";
import { takeoverRefusals } from "../../src/survive/takeover/refusals.ts";
import { TakeoverError } from "../../src/survive/takeover/takeover_error.ts";
import { ShapeError } from "../../src/survive/shape.ts";
import { decodeOsText } from "../../src/text/bytes/os_text.ts";
import { dirname } from "../../src/text/python/posix_path.ts";
import { configEnvironment } from "../daemon/config_environment.ts";
import { configReader } from "../daemon/config_reader.ts";
import { supervisordOptions } from "../supervisord_options.ts";
import { UsageError } from "../usage_error.ts";
import { BAIT_PREFIX } from "./bait.ts";

/** What a daemon that is to be taken over calls this program by, as a child, with its own arguments behind. */
export const TAKEOVER_CHECK = "takeover-check";

/** What the child prints as JSON: why not, or the configuration with which it is gone on. */
export type Verdict =
  | { readonly refusals: readonly string[] }
  | { readonly refusals: readonly []; readonly config: Config };

/** Judges the state on stdin by the configuration that the arguments name, as the daemon itself would read it. */
export function takeoverCheck(
  os: Os,
  { args, stdin }: { readonly args: readonly string[]; readonly stdin: Uint8Array },
): Verdict {
  try {
    const state = stateIn(stdin);
    const config = withoutBait(configOf(os, args));
    const refusals = [
      ...takeoverRefusals(state, config),
      ...pidFileRefusals(os, state, config),
      ...logRefusals(os, state),
    ];
    if (refusals.length > 0) return { refusals };
    goOn(stdin, config);
    return { refusals: [], config };
  } catch (error) {
    const isSaid = error instanceof ConfigError || error instanceof UsageError || error instanceof ShapeError ||
      error instanceof TakeoverError || error instanceof StateError;
    if (!isSaid) throw error;
    return { refusals: [error.message] };
  }
}

// All of what the program in the daemon's place does with it, as there is no way back then
function goOn(stdin: Uint8Array, config: Config): void {
  const left = decodePythonState(leftState(stdin, config));
  if (left === null) throw new Error("Cannot happen: it was written as a state of Python's");
  decodeState(encodeState(stateFromPython(left, { executable: ownExecutable(), token: "" })));
}

function stateIn(bytes: Uint8Array): PythonState {
  const state: unknown = JSON.parse(new TextDecoder().decode(bytes));
  pythonStateShape(state, "the state");
  return state;
}

function configOf(os: Os, args: readonly string[]): Config {
  const environment = configEnvironment(os, os.cwd());
  const command = supervisordOptions(args, environment);
  if (command.kind !== "run" || command.configfile === null) throw new TakeoverError("no configuration file is named");
  return configReader(os, { path: command.configfile, environment, overrides: command.overrides })();
}

// What brought the module is still there, and will not be
function withoutBait(config: Config): Config {
  return {
    ...config,
    rpcinterfaces: config.rpcinterfaces.filter(({ name }) => !name.startsWith(BAIT_PREFIX)),
    files: config.files.filter((file) => !file.includes(BAIT_PREFIX)),
    messages: { warnings: [], infos: [], unread: [] },
  };
}

function pidFileRefusals(os: Os, { pid }: PythonState, { supervisord: { pidfile } }: Config): readonly string[] {
  const text = quietly(() => decodeOsText(os.readBytes(pidfile)).trim());
  if (text === null || text === "" || text === String(pid)) return [];
  return [`the pid file ${pidfile} names ${text}: name the daemon's own in the configuration`];
}

// They are opened anew by their names
function logRefusals(os: Os, { groups }: PythonState): readonly string[] {
  const running = groups.flatMap(({ processes }) => processes.filter(({ pid }) => pid > 0));
  const paths = running.flatMap(({ config }) => [config.stdout_logfile, config.stderr_logfile]);
  return [...new Set(paths)].flatMap((path) => {
    if (typeof path !== "string" || path === "") return [];
    const why = obstacleToLog(os, path);
    return why === null ? [] : [`the log ${path} could not be opened again: ${why}`];
  });
}

function obstacleToLog(os: Os, path: string): string | null {
  try {
    const status = os.stat(path);
    if (status === null) return os.stat(dirname(path)) === null ? "there is no such folder" : null;
    // Whoever waits for a reader would wait here
    if (status.kind === "file") os.close(os.open(path, "append"));
    return null;
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return error.message;
  }
}

function quietly(read: () => string): string | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}
