import { pythonInt } from "../../text/python/python_int.ts";
import { ValueError } from "../../text/python/value_error.ts";
import { LocatedError } from "../ini/located_error.ts";
import { GROUP_KEYS } from "../keys/other_keys.ts";
import type { FcgiSocketConfig } from "../model/fcgi_socket_config.ts";
import type { ProcessGroupConfig } from "../model/group_config.ts";
import type { ProcessConfig } from "../model/process_config.ts";
import { list } from "../values/converters.ts";
import { readFcgiSocket } from "./fcgi.ts";
import { entityOf, type ParseContext, readerWithHere } from "./parse_context.ts";
import { readProcesses } from "./program.ts";

const DEFAULT_PRIORITY = 999;

/** Reads one [group:x]: the group, and the sections that its programs come from. Throws ValueError (CFG-129..131). */
export function readGroup(
  context: ParseContext,
  section: string,
): { readonly group: ProcessGroupConfig; readonly members: readonly string[] } {
  const { option } = readerWithHere(context, { section, keys: GROUP_KEYS });
  const name = entityOf(section);
  const programs = option("programs", list, []);
  const priority = option("priority", pythonInt, DEFAULT_PRIORITY);
  const processes: ProcessConfig[] = [];
  const members: string[] = [];
  for (const program of programs) {
    // Compat: CFG-129. After the first program the original's messages show the previous program's section.
    const member = memberSection(context, { program, section, shown: members.at(-1) ?? section });
    members.push(member);
    const socket = member.startsWith("fcgi-program:") ? groupSocket(context, { member, section }) : null;
    processes.push(...readProcesses(context, { section: member, group: name, socket }));
  }
  return { group: { kind: "program", name, priority, processes }, members };
}

function memberSection(
  { ini }: ParseContext,
  { program, section, shown }: { readonly program: string; readonly section: string; readonly shown: string },
): string {
  const fault = (why: string) =>
    new LocatedError(`[${shown}] ${why}`, { kind: "option", section, option: "programs", word: program });
  const candidates = [`program:${program}`, `fcgi-program:${program}`].filter((name) => ini.sections.has(name));
  const [only, second] = candidates;
  if (only === undefined) throw fault(`names unknown program or fcgi-program ${program}`);
  if (second === undefined) return only;
  throw fault(`name ${program} is ambiguous (exists as program and fcgi-program)`);
}

/**
 * The socket of an fcgi-program inside a group. The original gives it none and never looks at its socket options
 * (FCGI-006), so a fault in them is told and does not refuse the configuration.
 */
function groupSocket(
  context: ParseContext,
  { member, section }: { readonly member: string; readonly section: string },
): FcgiSocketConfig | null {
  const programName = entityOf(member);
  try {
    return readFcgiSocket(context, { section: member, programName });
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    context.warn(`For [${member}] in [${section}], no socket is made: ${error.message}`);
    return null;
  }
}
