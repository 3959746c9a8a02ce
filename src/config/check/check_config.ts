import { nearestName } from "../../text/nearest_name.ts";
import type { LoadRequest } from "../load.ts";
import type { Config } from "../model/config.ts";
import type { ConfigError } from "../model/config_error.ts";
import type { FaultPlace } from "../model/fault_place.ts";
import { brokenInterface } from "../sections/broken_interface.ts";
import { EVENT_TYPES } from "../values/event_types.ts";
import { type Document, readDocuments } from "../written/document.ts";
import type { Finding } from "../written/finding.ts";
import { unread } from "../written/unread.ts";
import { cutValues } from "./cut_values.ts";
import { loadMending } from "./load_mending.ts";
import { notPortable } from "./portable.ts";
import { swallowedLines } from "./swallowed_lines.ts";
import { type Fact, toldByClient, toldByDaemon } from "./told.ts";
import { Whereabouts } from "./whereabouts.ts";

export interface CheckRequest extends Pick<LoadRequest, "path" | "environment"> {
  /** Whether what Supervisor does not know is found, too. */
  readonly portable: boolean;
  /** Looks at what only this machine can tell. */
  readonly facts: (config: Config) => readonly Fact[];
}

/** What a check finds, and the files that it is about. */
export interface CheckResult {
  /** What is refused, in the order in which the daemon would tell of it; then warnings, in the order of the files. */
  readonly findings: readonly Finding[];
  readonly documents: readonly Document[];
}

/** Reads a configuration as the daemon would, and tells all that is wrong with it, or may be. */
export function checkConfig({ path, environment, portable, facts }: CheckRequest): CheckResult {
  const { faults, config, files, readFile: mended } = loadMending({ path, environment });
  const documents = readDocuments(files, { readFile: environment.readFile, mended });
  const where = new Whereabouts(path, documents);
  const warning = (kind: Finding["kind"]) => ({ section, option, message }: Fact): Finding => {
    return { level: "warning", kind, ...where.find({ section, option }), section, key: option, message, hint: null };
  };
  const told = [
    ...config === null ? [] : toldByDaemon(config),
    ...toldByClient({ path, environment: { ...environment, readFile: mended } }),
  ];
  const warnings = [
    ...unread(documents),
    ...cutValues(documents),
    ...swallowedLines(documents),
    ...told.map(warning("told")),
    ...config === null ? [] : facts(config).map(warning("disk")),
    ...portable ? notPortable(documents) : [],
  ];
  const errors = [...faults.map((fault) => refused(fault, where)), ...config === null ? [] : broken(config, where)];
  return { findings: [...errors, ...unique(warnings).toSorted(where.compare)], documents };
}

function refused({ message, at }: ConfigError, where: Whereabouts): Finding {
  const [section, key] = at?.kind === "option" ? [at.section, at.option] : [null, null];
  return { level: "error", kind: "refused", ...where.find(at), section, key, message, hint: wordHint(at, where) };
}

/** What may be meant by a name that there is not. */
function wordHint(at: FaultPlace | null, { sections }: Whereabouts): string | null {
  if (at?.kind !== "option" || at.word === undefined) return null;
  const programs = sections.map((section) => section.replace(/^(fcgi-)?program:/, ""));
  const nearest = nearestName(at.word, at.option === "events" ? EVENT_TYPES : programs);
  return nearest === null || nearest === at.word ? null : `did you mean ${nearest}?`;
}

/** An interface is made at the start, once the configuration has been read. */
function broken(config: Config, where: Whereabouts): readonly Finding[] {
  const found = brokenInterface(config);
  if (found === null) return [];
  const { name, options } = config.rpcinterfaces[found.index] ?? { name: "", options: {} };
  const [key = null] = Object.keys(options);
  const section = `rpcinterface:${name}`;
  const { message, reason } = found;
  const position = where.find({ section, option: key });
  return [{ level: "error", kind: "refused", ...position, section, key, message, hint: reason }];
}

function unique(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
