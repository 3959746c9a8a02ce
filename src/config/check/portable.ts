import { COMPATIBLE_VERSION } from "../../text/version.ts";
import { type Document, type Entry, nameOf, valueOf } from "../written/document.ts";
import type { Finding, Position } from "../written/finding.ts";
import { keyOf, OWN_SECTION } from "../written/known_names.ts";

/** All that is written in these files and means nothing to Supervisor, or something else. */
export function notPortable(documents: readonly Document[]): readonly Finding[] {
  return documents.flatMap(({ entries }) => entries).flatMap((entry) => {
    const found = strange(entry);
    if (found === null) return [];
    const message = `Supervisor ${COMPATIBLE_VERSION} ${found.message}`;
    const { section, option: key } = entry;
    return [{ level: "warning", kind: "portable", ...found.position, section, key, message, hint: null }];
  });
}

function strange(entry: Entry): { readonly position: Position; readonly message: string } | null {
  const { section, option, name, value } = entry;
  if (section === OWN_SECTION) {
    return option === null ? { position: nameOf(entry), message: `does not read the section [${section}]` } : null;
  }
  const key = option === null ? null : keyOf(section, option);
  if (key === null || key === "other") return null;
  if (key.since !== "Supervisor") return { position: nameOf(entry), message: `does not read ${name}= in [${section}]` };
  const written = value.join("\n");
  if (!key.newValues?.includes(written)) return null;
  return { position: valueOf(entry), message: `means something else by ${name}=${written} in [${section}]` };
}
