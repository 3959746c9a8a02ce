import { byCodePoint } from "../../text/python/code_point_order.ts";
import { pythonInt } from "../../text/python/python_int.ts";
import { PROGRAM_KEYS } from "../keys/program_keys.ts";
import type { FastCgiGroupConfig, GroupConfig, ProcessGroupConfig } from "../model/group_config.ts";
import { checkDependencies } from "./check_dependencies.ts";
import { readEventListener } from "./eventlistener.ts";
import { readFcgiSocket } from "./fcgi.ts";
import { readGroup } from "./group.ts";
import { entityOf, type ParseContext, readerWithHere } from "./parse_context.ts";
import { readProcesses } from "./program.ts";

const DEFAULT_PRIORITY = 999;

interface Built {
  readonly section: string;
  readonly group: GroupConfig;
}

/** All groups, sorted by (priority, name), each name once. Throws ValueError in the order of CFG-057. */
export function readGroups(context: ParseContext): readonly GroupConfig[] {
  const sections = [...context.ini.sections.keys()];
  const named = (prefix: string) => sections.filter((section) => section.startsWith(prefix));
  const grouped = named("group:").map((section) => ({ section, ...readGroup(context, section) }));
  const members = new Set(grouped.flatMap(({ members }) => members));
  const free = (prefix: string) => named(prefix).filter((section) => !members.has(section));
  const built: readonly Built[] = [
    ...grouped,
    ...free("program:").map((section) => ({ section, group: readProgram(context, section) })),
    ...named("eventlistener:").map((section) => ({ section, group: readEventListener(context, section) })),
    ...free("fcgi-program:").map((section) => ({ section, group: readFcgiProgram(context, section) })),
  ];
  const sorted = built.toSorted((left, right) => {
    return left.group.priority - right.group.priority || byCodePoint(left.group.name, right.group.name);
  });
  const groups = withoutNamesakes(sorted, context);
  checkDependencies(context, groups);
  return groups;
}

/** Compat: CFG-132. Of groups with one name the first is activated; the others are left out, and that is said. */
function withoutNamesakes(sorted: readonly Built[], context: ParseContext): readonly GroupConfig[] {
  const first = new Map<string, Built>();
  for (const built of sorted) {
    const { name } = built.group;
    const active = first.get(name);
    if (active === undefined) first.set(name, built);
    else context.warn(`Section [${built.section}] is ignored: [${active.section}] already makes a group named ${name}`);
  }
  return Array.from(first.values(), ({ group }) => group);
}

function readProgram(context: ParseContext, section: string): ProcessGroupConfig {
  const name = entityOf(section);
  // Compat: CFG-039. Here priority knows "here" and ENV_ names only.
  const priority = readerWithHere(context, { section, keys: PROGRAM_KEYS }).option(
    "priority",
    pythonInt,
    DEFAULT_PRIORITY,
  );
  return { kind: "program", name, priority, processes: readProcesses(context, { section, group: name, socket: null }) };
}

function readFcgiProgram(context: ParseContext, section: string): FastCgiGroupConfig {
  const name = entityOf(section);
  const priority = readerWithHere(context, { section, keys: PROGRAM_KEYS }).option(
    "priority",
    pythonInt,
    DEFAULT_PRIORITY,
  );
  const socket = readFcgiSocket(context, { section, programName: name });
  return { kind: "fcgi-program", name, priority, processes: readProcesses(context, { section, group: name, socket }) };
}
