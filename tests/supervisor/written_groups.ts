import type { GroupConfig } from "../../src/config/model/group_config.ts";
import { load } from "../config/load_support.ts";

const COMMON = "command=/bin/cat\nstdout_logfile=NONE\nstderr_logfile=NONE\nstartsecs=1\nstartretries=0\n";

/** Programs by name, with the options that each has beside a command and no logs; and other sections. */
export function writtenGroups(
  programs: Readonly<Record<string, string>>,
  { more = "" }: { readonly more?: string } = {},
): readonly GroupConfig[] {
  const sections = Object.entries(programs).map(([name, options]) => `[program:${name}]\n${COMMON}${options}\n`);
  return load(`[supervisord]\n${sections.join("")}${more}`).groups;
}
