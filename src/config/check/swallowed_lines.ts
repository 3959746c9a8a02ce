import { indentation, pythonStrip } from "../../text/python/python_space.ts";
import type { IniLine } from "../ini/ini.ts";
import type { Document, Entry } from "../written/document.ts";
import type { Finding } from "../written/finding.ts";
import { keyOf, patternOf } from "../written/known_names.ts";

/** Lines that read like a section or an option, and belong to the value before them because they are indented. */
export function swallowedLines(documents: readonly Document[]): readonly Finding[] {
  return documents.flatMap(({ entries }) => entries).flatMap((entry) => {
    const { file, section, option: key, name, lines } = entry;
    return lines.slice(1).filter((line) => isMeant(line, entry)).map((line): Finding => ({
      ...{ level: "warning", kind: "swallowed", file, line: line.number, column: indentation(line.text) + 1 },
      ...{ section, key, length: pythonStrip(line.text.slice(0, line.comment ?? undefined)).length },
      message: `this line is a part of ${name}= in [${section}], as it is indented`,
      hint: "begin it at the left",
    }));
  });
}

// What stands in environment= may be called as an option is
function isMeant({ text }: IniLine, { section, option }: Entry): boolean {
  const [, header] = /^\s*\[([^\]]+)\]/.exec(text) ?? [];
  if (header !== undefined) return patternOf(header) !== null;
  const [, name] = /^\s*([\w.]+)\s*[=:]/.exec(text) ?? [];
  const key = name === undefined || option === "environment" ? null : keyOf(section, name.toLowerCase());
  return key !== null && key !== "other";
}
