import { pythonInt } from "../../text/python/python_int.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { shlexSplit } from "../../text/python/shlex.ts";
import { ValueError } from "../../text/python/value_error.ts";
import type { SectionReader } from "../ini/section_reader.ts";
import type { ProgramKey } from "../keys/program_keys.ts";
import type { CheckConfig, LivenessAction, LivenessConfig, ReadyConfig } from "../model/probe_config.ts";
import { endpoint } from "../values/endpoint.ts";
import { seconds, someSeconds } from "../values/seconds.ts";

/** Descriptors below are its standard ones; above, a program is not allowed to have one by default. */
const FDS = { first: 3, last: 1023 } as const;

type Reader = Pick<SectionReader<ProgramKey>, "option">;

/** How it is known that a process is ready: all that is written has to say so. Ours alone. Throws ValueError. */
export function readReady({ option }: Reader): readonly ReadyConfig[] {
  const connect = (text: string): ReadyConfig => ({ kind: "connect", endpoint: endpoint(text) });
  return [
    option("ready", ready, null),
    option("ready_port", connect, null),
    option("ready_http", httpCheck, null),
    option("ready_cmd", commandCheck, null),
    option("ready_log_line", logLine, null),
  ].filter((config) => config !== null);
}

/** How a process is looked after while it runs; null where it is not. Ours alone. Throws ValueError. */
export function readLiveness({ option }: Reader): LivenessConfig | null {
  const watchdogSecs = option("watchdog_secs", seconds, 0);
  const config = {
    check: option("liveness_check_script", livenessCheck, null),
    initialDelay: option("liveness_check_initial_delay", seconds, 60),
    period: option("liveness_check_period", someSeconds, 60),
    timeout: option("liveness_check_timeout", someSeconds, 30),
    successThreshold: option("liveness_check_success_threshold", threshold, 1),
    failureThreshold: option("liveness_check_failure_threshold", threshold, 3),
    failureAction: option("liveness_check_failure_action", failureAction, "restart" as const),
    tellsSuccess: option("liveness_check_success_action", tellsSuccess, false),
    watchdogSecs: watchdogSecs === 0 ? null : watchdogSecs,
  };
  return config.check === null && config.watchdogSecs === null ? null : config;
}

function ready(text: string): ReadyConfig {
  if (text === "notify") return { kind: "notify" };
  const [, digits] = /^fd:(\d+)$/.exec(text) ?? [];
  const fd = Number(digits);
  if (fd >= FDS.first && fd <= FDS.last) return { kind: "fd", fd };
  throw new ValueError(`neither notify nor fd:N with N from ${FDS.first} to ${FDS.last}: ${pythonRepr(text)}`);
}

function logLine(pattern: string): ReadyConfig {
  if (pattern === "") throw new ValueError("it is empty");
  try {
    new RegExp(pattern, "u");
    return { kind: "log_line", pattern };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ValueError(error.message);
  }
}

function httpCheck(text: string): CheckConfig {
  if (!URL.canParse(text)) throw new ValueError(`not a URL: ${pythonRepr(text)}`);
  const { protocol, href } = new URL(text);
  if (protocol === "http:" || protocol === "https:") return { kind: "http", url: href };
  throw new ValueError(`not a URL of http or https: ${pythonRepr(text)}`);
}

function commandCheck(command: string): CheckConfig {
  if (shlexSplit(command).length === 0) throw new ValueError("it is empty");
  return { kind: "command", command };
}

function livenessCheck(text: string): CheckConfig {
  if (/^https?:\/\//i.test(text)) return httpCheck(text);
  const [, address] = /^tcp:\/\/(.*)$/.exec(text) ?? [];
  if (address !== undefined) return { kind: "connect", endpoint: endpoint(address) };
  return text.startsWith("unix://") ? { kind: "connect", endpoint: endpoint(text) } : commandCheck(text);
}

function threshold(text: string): number {
  const count = pythonInt(text);
  if (count < 1) throw new ValueError(`not a number from 1 on: ${pythonRepr(text)}`);
  return count;
}

function failureAction(text: string): LivenessAction {
  const word = text.toLowerCase();
  if (word === "restart" || word === "stop" || word === "none") return word;
  if (word === "log" || word === "") return "none";
  throw new ValueError(`neither restart, stop nor none: ${pythonRepr(text)}`);
}

function tellsSuccess(text: string): boolean {
  const word = text.toLowerCase();
  if (word === "log") return true;
  if (word === "none" || word === "") return false;
  throw new ValueError(`neither log nor none: ${pythonRepr(text)}`);
}
