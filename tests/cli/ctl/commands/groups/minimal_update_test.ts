import { assertEquals, assertMatch } from "@std/assert";
import { planText } from "../../../../../cli/ctl/commands/groups/update_plan_text.ts";
import { RpcFault } from "../../../../../src/rpc/codec/fault.ts";
import { shown } from "../../shell/run_lines.ts";

const CHANGE = { option: "command", effect: "restart", old: "a", new: "b", names: [] } as const;
const PLAN = { fingerprint: "f", unknown: [], problems: [] } as const;

Deno.test("planText() tells what becomes of each option, in the words of what will be or has been done", () => {
  const process = (name: string, action: string, changes: readonly object[] = []) => ({
    ...{ group: "g", name, fate: "changed", action },
    changes: changes.map((change) => ({ ...CHANGE, ...change })),
  });
  const processes = [
    process("up", "restart", [{}, { option: "priority", effect: "at_once", old: "1", new: "2" }]),
    process("down", "none", [{ option: "umask", old: "", new: "0022" }, { option: "type", effect: "once_up" }]),
    process("fatal", "start", [{ option: "environment", names: ["+A", "~B"], old: "", new: "" }]),
  ];
  const groups = [{ group: "g", fate: "changed", changes: [{ ...CHANGE, option: "priority" }] }];
  assertEquals(planText({ ...PLAN, groups, processes }, { isDone: true }).split("\n"), [
    "~ g  (group) priority a -> b   (at once)",
    "~ g:up  command a -> b   (restarted)",
    "~ g:up  priority 1 -> 2   (at once)",
    "~ g:down  umask (unset) -> 0022   (at its next start)",
    "~ g:down  type a -> b   (at once)",
    "~ g:fatal  environment +A ~B   (started)",
  ]);
});

Deno.test("planText() names a group beside its processes, unless it is a program alone", () => {
  const part = (group: string, names: readonly string[], fate: string) => ({
    groups: [{ group, fate, changes: [] }],
    processes: names.map((name) => ({ group, name, fate, action: "restart", changes: [] })),
  });
  const text = (...args: Parameters<typeof part>) => planText({ ...PLAN, ...part(...args) }, { isDone: false });
  assertEquals(text("a", ["a"], "added"), "+ a   (restart)");
  assertEquals(text("g", ["a"], "removed"), "- g  (group)\n- g:a   (restart)");
  assertEquals(text("g", ["g"], "replaced"), "~ g  replaced   (restart)");
  assertEquals(planText({ ...PLAN, groups: [], processes: [] }, { isDone: false }), "No config updates to processes");
});

Deno.test("update --dry-run and --minimal say that the original knows nothing of them", async () => {
  for (const [word, method] of [["--dry-run", "planUpdate"], ["--minimal", "applyUpdate"]] as const) {
    const [text, status] = await shown(`update ${word}`, { [`monovisor.${method}`]: RpcFault.of("UNKNOWN_METHOD") });
    assertMatch(String(text), /^ERROR: \S+ cannot tell: it is no monovisor that knows how\. /);
    assertEquals(status, 1);
  }
});

Deno.test("update --minimal tells what could not be done, and exits 1", async () => {
  const answer = {
    fingerprint: "f",
    groups: [],
    processes: [],
    unknown: ["x"],
    problems: [{ name: "a:b", text: "why" }],
  };
  const [text, status] = await shown("update --minimal a x", { "monovisor.applyUpdate": answer });
  const lines = ["No config updates to processes", "ERROR: no such group: x", "ERROR: a:b: why", ""];
  assertEquals([text, status], [lines.join("\n"), 1]);
});
