import { byCodePoint } from "../../text/python/code_point_order.ts";
import { dirname, joinPath } from "../../text/python/posix_path.ts";
import type { ConfigEnvironment } from "../model/config_environment.ts";

type Directories = Pick<ConfigEnvironment, "listDirectory" | "isDirectory" | "exists">;

const MAGIC = /[*?[]/;

/**
 * The paths that match `pattern` as Python's glob.glob finds them, sorted: *, ? and [..] within one name, no "**", no
 * "~", and names with a leading dot only for a pattern with one.
 */
export function glob(pattern: string, directories: Directories): readonly string[] {
  return find(pattern, directories).toSorted(byCodePoint);
}

function find(pattern: string, directories: Directories): readonly string[] {
  const directory = dirname(pattern);
  const name = pattern.slice(pattern.lastIndexOf("/") + 1);
  if (!MAGIC.test(pattern)) {
    const isFound = name === "" ? directories.isDirectory(directory) : directories.exists(pattern);
    return isFound ? [pattern] : [];
  }
  const parents = directory !== pattern && MAGIC.test(directory) ? find(directory, directories) : [directory];
  return parents.flatMap((parent) => namesIn(parent, { name, directories }).map((found) => joinPath(parent, found)));
}

function namesIn(
  parent: string,
  { name, directories }: { readonly name: string; readonly directories: Directories },
): readonly string[] {
  if (!MAGIC.test(name)) {
    const path = joinPath(parent, name);
    const isFound = name === "" ? directories.isDirectory(parent) : directories.exists(path);
    return isFound ? [name] : [];
  }
  const expression = nameExpression(name);
  return directories.listDirectory(parent).filter((entry) =>
    expression.test(entry) && (name.startsWith(".") || !entry.startsWith("."))
  );
}

/** fnmatch.translate: a "[" without its "]" stands for itself. */
function nameExpression(pattern: string): RegExp {
  let source = "";
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    const set = char === "[" ? /^\[(!?)(\]?[^\]]*)\]/.exec(pattern.slice(at)) : null;
    if (set !== null) {
      const [whole, negation = "", members = ""] = set;
      source += setExpression(members, { isNegated: negation !== "" });
      at += whole.length - 1;
      continue;
    }
    source += char === "*" ? ".*" : char === "?" ? "." : char.replace(/[\\^$.|+()[\]{}]/g, "\\$&");
  }
  return new RegExp(`^(?:${source})$`, "su");
}

/** The members of a [..]; a range whose end comes before its start has none. */
function setExpression(members: string, { isNegated }: { readonly isNegated: boolean }): string {
  const sound = members.replace(/(.)-(.)/gsu, (range, from: string, to: string) => from <= to ? range : "");
  if (sound === "") return isNegated ? "." : "(?!)";
  return `[${isNegated ? "^" : ""}${sound.replace(/[\\[\]^]/g, "\\$&")}]`;
}
