import { pythonRepr } from "../../text/python/python_repr.ts";
import { ValueError } from "../../text/python/value_error.ts";
import type { SectionReader } from "../ini/section_reader.ts";
import type { ProgramKey } from "../keys/program_keys.ts";
import type { ProcessConfig, ProcessType } from "../model/process_config.ts";
import { seconds } from "../values/converters.ts";

const DEFAULT_TIMEOUT = 60;

/** The keys of which each says how a program tells that it is ready. */
const READY_KEYS = ["ready", "ready_port", "ready_http", "ready_cmd", "ready_log_line"] as const;

/** What kind of process it is, and whether it has to be ready. Ours alone. Throws ValueError. */
export function readReadiness(
  { option, raw, fault }: SectionReader<ProgramKey>,
): Pick<ProcessConfig, "type" | "needsReady" | "readyTimeout"> {
  const type = option("type", processType, "simple" as const);
  const readyTimeout = option("ready_timeout", seconds, DEFAULT_TIMEOUT);
  const key = READY_KEYS.find((name) => raw(name) !== null);
  if (type === "oneshot" && key !== undefined) {
    throw fault(key, "type=oneshot is done when it has ended, and is never ready");
  }
  return { type, needsReady: key !== undefined, readyTimeout };
}

function processType(text: string): ProcessType {
  const word = text.toLowerCase();
  if (word === "simple" || word === "oneshot") return word;
  throw new ValueError(`invalid 'type' value ${pythonRepr(text)}: neither simple nor oneshot`);
}
