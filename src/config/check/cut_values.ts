import type { Document, Entry } from "../written/document.ts";
import type { Finding } from "../written/finding.ts";
import { keyOf } from "../written/known_names.ts";

/** Values that a comment ends between quotes, where it was hardly meant to. */
export function cutValues(documents: readonly Document[]): readonly Finding[] {
  return documents.flatMap(({ entries }) => entries).flatMap((entry) => {
    const { file, section, option: key, name, lines } = entry;
    const cut = lines.find(({ comment }) => comment !== null);
    if (cut === undefined || cut.comment === null || key === null || keyOf(section, key) === null) return [];
    if (!isOpen(entry)) return [];
    const sign = cut.text.charAt(cut.comment);
    return [{
      ...{ level: "warning", kind: "cut", file, line: cut.number, column: cut.comment + 1, section, key },
      length: cut.text.trimEnd().length - cut.comment,
      message: `${name}= in [${section}] ends here between quotes: a "${sign}" behind a blank begins a comment`,
      hint: key === "command" ? "put the command into a script, or leave out the blank" : null,
    }];
  });
}

// Whether a quote stays open, as a shell takes them
function isOpen({ value }: Entry): boolean {
  let open = "";
  for (const [char] of value.join("\n").matchAll(/\\.|['"]/gs)) {
    if (open === "" && char.length === 1) open = char;
    else if (char === open) open = "";
  }
  return open !== "";
}
