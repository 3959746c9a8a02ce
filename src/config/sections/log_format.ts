import { expand } from "../../text/python/expand.ts";
import type { Expansions } from "../../text/python/percent_spec.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { ValueError } from "../../text/python/value_error.ts";
import { compileTimeFormat } from "../../text/time_format.ts";
import type { SectionReader } from "../ini/section_reader.ts";
import type { LogFormat } from "../model/log_format.ts";

/** The options that say how a log is written, and what is known to them. */
interface FormatKeys<Name> {
  readonly format: NoInfer<Name>;
  readonly time: NoInfer<Name>;
  readonly names: Expansions;
}

/** How a log is written. Throws ValueError. */
export function readLogFormat<Name extends string>(
  { option, raw, fault }: SectionReader<Name>,
  { format, time, names }: FormatKeys<Name>,
): LogFormat {
  const kind = option(format, formatKind, "plain" as const);
  const written = raw(time);
  if (written === null) return { kind, time: null };
  if (kind === "plain") throw fault(time, `${format}= has to be prefix or json for it`);
  const expanded = expandSigned(written, names);
  if (expanded instanceof ValueError) throw fault(time, expanded.message);
  const compiled = compileTimeFormat(expanded);
  if (typeof compiled === "string") throw fault(time, compiled);
  return { kind, time: expanded };
}

function formatKind(text: string): LogFormat["kind"] {
  const word = text.toLowerCase();
  if (word === "plain" || word === "prefix" || word === "json") return word;
  throw new ValueError(`invalid format ${pythonRepr(text)}: neither plain, prefix nor json`);
}

// %(here)s is expanded as everywhere, and %Y stands as it is
function expandSigned(text: string, expansions: Expansions): string | ValueError {
  try {
    return expand(text.replace(/%(?!\()/g, "%%"), { expansions, name: "the time" });
  } catch (error) {
    if (error instanceof ValueError) return error;
    throw error;
  }
}
