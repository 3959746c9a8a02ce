import { type KeyRow, keyTable } from "../../src/config/keys/section_keys.ts";
import type { Spec } from "../spec.ts";
import { BADGE } from "./badge.ts";
import { markdownTable } from "./markdown_table.ts";
import { specLink } from "./spec_link.ts";

/** The reference of the options that Supervisor does not know, each with the specs that show it. */
export function newKeysTable(specs: readonly Spec[]): string {
  const rows = newKeys().map(({ sections, name, aliases = [], values, default: fallback, meaning }) => [
    sections.map((section) => `\`[${section}]\``).join(" "),
    `${[name, ...aliases].map((word) => `\`${word}\``).join(" = ")} ${BADGE}`,
    values,
    fallback === "" ? "" : `\`${fallback}\``,
    meaning,
    specs.filter(({ keys }) => keys.includes(name)).map(specLink).join(", "),
  ]);
  return markdownTable(["section", "key", "values", "default", "meaning", "shown by"], rows);
}

// What [program-default] has is said of programs
function isNew({ section, since }: KeyRow): boolean {
  return since === "monovisor" && section !== "program-default";
}

type NewKey = Omit<KeyRow, "section"> & { readonly sections: readonly string[] };

// One row where several sections have the same option
function newKeys(): readonly NewKey[] {
  const found = new Map<string, NewKey>();
  for (const { section, ...key } of keyTable().filter(isNew)) {
    const id = `${key.name} ${key.meaning}`;
    const sections = found.get(id)?.sections ?? [];
    found.set(id, { ...key, sections: [...sections, section.replace(/:\*$/, ":x").replace(/\*$/, "")] });
  }
  return [...found.values()];
}
