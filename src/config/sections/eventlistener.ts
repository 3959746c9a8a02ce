import { pythonInt } from "../../text/python/python_int.ts";
import { faultOf, LocatedError } from "../ini/located_error.ts";
import { SECTION_KEYS } from "../keys/section_keys.ts";
import type { EventListenerPoolConfig } from "../model/group_config.ts";
import { boolean, list, text } from "../values/converters.ts";
import { EVENT_TYPES } from "../values/event_types.ts";
import { type ParseContext, readerWithHere } from "./parse_context.ts";
import { readProcesses } from "./program.ts";

const KEYS = SECTION_KEYS["eventlistener:*"];
const DEFAULT_HANDLER = "supervisor.dispatchers:default_handler";
/** Listeners start first and stop last (CFG-137). */
const DEFAULT_PRIORITY = -1;
const DEFAULT_BUFFER_SIZE = 10;

/** Reads one [eventlistener:x]. The result handler is a Python name and is not resolved here. Throws ValueError (CFG-133..136). */
export function readEventListener(context: ParseContext, section: string): EventListenerPoolConfig {
  const { option } = readerWithHere(context, { section, keys: KEYS });
  const name = section.slice(section.indexOf(":") + 1);
  const priority = option("priority", pythonInt, DEFAULT_PRIORITY);
  const bufferSize = option("buffer_size", pythonInt, DEFAULT_BUFFER_SIZE);
  if (bufferSize < 1) {
    throw faultOf(section, "buffer_size", `[${section}] section sets invalid buffer_size (${bufferSize})`);
  }
  const resultHandler = option("result_handler", text, DEFAULT_HANDLER);
  const events = [...new Set(option("events", list, []).map((event) => event.toUpperCase()))];
  if (events.length === 0) throw faultOf(section, "events", `[${section}] section requires an "events" line`);
  const unknown = events.find((event) => !EVENT_TYPES.includes(event));
  if (unknown !== undefined) {
    const at = { kind: "option", section, option: "events", word: unknown } as const;
    throw new LocatedError(`Unknown event type ${unknown} in [${section}] events`, at);
  }
  if (option("redirect_stderr", boolean, false)) {
    throw faultOf(
      section,
      "redirect_stderr",
      `[${section}] section sets redirect_stderr=true but this is not allowed because it will interfere with the ` +
        "eventlistener protocol",
    );
  }
  const processes = readProcesses(context, { section, group: name, socket: null });
  return { kind: "eventlistener", name, priority, processes, bufferSize, events, resultHandler };
}
