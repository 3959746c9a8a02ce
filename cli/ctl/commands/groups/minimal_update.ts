import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { EXIT_STATUS } from "../../shell/exit_status.ts";
import type { Session } from "../../shell/session.ts";
import { upcheck } from "../../shell/upcheck.ts";
import { planText, readPlan } from "./update_plan_text.ts";

const HELP = [
  "update --dry-run [<gname> ...]\tShow what an update would change, option by option, and do nothing",
  "update --minimal [<gname> ...]\tRestart only processes whose own options need that; others hold at once",
  "  --json\t\t\tShow it as JSON",
  "  --fingerprint <text>\t\tWith --minimal: only if that is what --dry-run --json has shown with this fingerprint",
  "Of environment= only the names of variables that change are shown, never a value.",
].join("\n");

const NO_MONOVISOR = "cannot tell: it is no monovisor that knows how. Without --dry-run and --minimal `update` works";

interface Words {
  readonly flags: ReadonlySet<string>;
  readonly fingerprint: string;
  readonly names: readonly string[];
}

/** Whether these words ask for what is ours alone. */
export function isMinimalUpdate(words: readonly string[]): boolean {
  return words.some((word) => word === "--dry-run" || word === "--minimal" || word === "--help");
}

/** `update` with words of ours. */
export async function minimalUpdate(session: Session, words: readonly string[]): Promise<void> {
  const { flags, fingerprint, names } = read(words);
  if (flags.has("--help")) return session.output(HELP);
  const unknown = [...flags].find((flag) => !["--dry-run", "--minimal", "--json", "--fingerprint"].includes(flag));
  if (unknown !== undefined) return session.fail(`Error: update knows no ${unknown}\n${HELP}`);
  if (!(await upcheck(session))) return;
  const isDone = !flags.has("--dry-run");
  const [method, more] = isDone ? ["monovisor.applyUpdate", [fingerprint]] : ["monovisor.planUpdate", []];
  try {
    const plan = readPlan(await session.server.call(method, [names.includes("all") ? [] : names, ...more]));
    if (plan.unknown.length + plan.problems.length > 0) session.exitStatus = EXIT_STATUS.GENERIC;
    if (flags.has("--json")) return session.output(JSON.stringify(plan, null, 2));
    session.output(planText(plan, { isDone }));
    for (const name of plan.unknown) session.output(`ERROR: no such group: ${name}`);
    for (const { name, text } of plan.problems) session.output(`ERROR: ${name}: ${text}`);
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
    session.fail(`ERROR: ${told(error, session.serverUrl)}`);
  }
}

function told({ code, text }: RpcFault, url: string): string {
  if (code === FAULTS.UNKNOWN_METHOD) return `${url} ${NO_MONOVISOR}`;
  if (code === FAULTS.SHUTDOWN_STATE) return "already shutting down";
  return text.replace(/^FAILED: /, "");
}

function read(words: readonly string[]): Words {
  const at = words.indexOf("--fingerprint");
  const fingerprint = at === -1 ? "" : words[at + 1] ?? "";
  const others = words.filter((_, index) => at === -1 || index !== at + 1);
  const isFlag = (word: string) => word.startsWith("--");
  return { flags: new Set(others.filter(isFlag)), fingerprint, names: others.filter((word) => !isFlag(word)) };
}
