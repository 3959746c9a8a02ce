const SPECIAL = /[*?]/;
/** A run of stars is one, and no other character means anything to RegExp. */
const PART = /\*+|[^*]/gsu;

/** Whether a name may stand for others. */
export function hasWildcard(name: string): boolean {
  return SPECIAL.test(name);
}

/** Tells whether a name is one of those that `pattern` stands for: "*" is any text, "?" any character. */
export function wildcard(pattern: string): (name: string) => boolean {
  const source = pattern.replaceAll(PART, (part) => {
    if (part.startsWith("*")) return ".*";
    return part === "?" ? "." : part.replace(/[\\^$.|+()[\]{}]/, "\\$&");
  });
  const matcher = new RegExp(`^${source}$`, "su");
  return (name) => matcher.test(name);
}
