/** One line of a spec: a verb, the rest of the line, and the body of its here-document if it has one. */
export interface Step {
  readonly verb: string;
  readonly rest: string;
  readonly body: string | undefined;
  /** The step as written, shown above its output in the transcript. */
  readonly text: string;
  /** 1-based line in spec.txt, for errors. */
  readonly line: number;
}

/** A behaviour of supervisord, told as a small session: one folder under compat/specs. */
export interface Spec {
  /** `<area>/<name>`, as the folders are named. */
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  /** Ids of the inventory of behaviours that this spec proves. */
  readonly proves: readonly string[];
  /**
   * `ours`: shows what is new, on our daemon alone; `pairs`: one transcript from all pairs of client and daemon; `root`,
   * `python`, `cc`, `strace`, `tmux`: needs that.
   */
  readonly tags: readonly string[];
  /** The page of Supervisor's manual whose examples this spec tries; "" for most. */
  readonly manual: string;
  /** Options of ours that this spec shows. */
  readonly keys: readonly string[];
  /** Ids by which our transcript differs from the original's on purpose; it then has a golden of its own. */
  readonly deviations: readonly string[];
  readonly steps: readonly Step[];
}

const TAGS: ReadonlySet<string> = new Set(["ours", "pairs", "root", "python", "cc", "strace", "tmux"]);
const HEREDOC = /^(.*?)\s*<<(\w+)$/;

/**
 * Reads a spec.txt: a `# title` line, `key: value` lines (proves, manual, keys, tags, deviation), a blank line, then one step a line.
 * A step ending in `<<WORD` takes the lines up to WORD as its body. Lines starting with `#` are comments.
 * Throws an Error naming the spec and line when something is not understood.
 */
export function parseSpec(id: string, folder: string, text: string): Spec {
  const lines = text.split("\n");
  const blank = lines.indexOf("");
  const header = parseHeader(id, lines.slice(0, blank));
  return { id, folder, ...header, steps: parseSteps(id, lines, blank + 1) };
}

function parseHeader(id: string, lines: readonly string[]): Omit<Spec, "id" | "folder" | "steps"> {
  const [first, ...rest] = lines;
  if (first === undefined || !first.startsWith("# ")) throw new Error(`Cannot read ${id}: its first line is no title`);
  const fields = new Map(rest.map((line) => splitField(id, line)));
  const proves = words(fields.get("proves"));
  const tags = words(fields.get("tags"));
  const unknown = tags.find((tag) => !TAGS.has(tag));
  if (unknown !== undefined) throw new Error(`Cannot read ${id}: unknown tag ${unknown}`);
  const deviations = words(fields.get("deviation"));
  const manual = fields.get("manual") ?? "";
  const keys = words(fields.get("keys"));
  // Of ours there are actions and words besides keys
  if (proves.length + deviations.length + keys.length === 0 && manual === "" && !tags.includes("ours")) {
    throw new Error(`Cannot read ${id}: it proves nothing`);
  }
  return { title: first.slice(2), proves, manual, keys, tags, deviations };
}

function splitField(id: string, line: string): [string, string] {
  const match = /^(proves|manual|keys|tags|deviation): (.+)$/.exec(line);
  if (match === null) throw new Error(`Cannot read ${id}: ${line}`);
  return [match[1] ?? "", match[2] ?? ""];
}

function words(text: string | undefined): string[] {
  return (text ?? "").split(/\s+/).filter((word) => word !== "");
}

function parseSteps(id: string, lines: readonly string[], from: number): Step[] {
  const steps: Step[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const text = lines[at]?.trimEnd() ?? "";
    if (text === "" || text.startsWith("#")) continue;
    const heredoc = HEREDOC.exec(text);
    if (heredoc === null) {
      steps.push(toStep(text, undefined, at + 1));
      continue;
    }
    const end = lines.indexOf(heredoc[2] ?? "", at + 1);
    if (end < 0) throw new Error(`Cannot read ${id}: line ${at + 1} opens a body that nothing closes`);
    const body = lines.slice(at + 1, end).map((line) => line + "\n").join("");
    steps.push(toStep(heredoc[1] ?? "", body, at + 1));
    at = end;
  }
  return steps;
}

function toStep(text: string, body: string | undefined, line: number): Step {
  const space = text.indexOf(" ");
  const verb = space < 0 ? text : text.slice(0, space);
  return { verb, rest: space < 0 ? "" : text.slice(space + 1).trim(), body, text, line };
}
