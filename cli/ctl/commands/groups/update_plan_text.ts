import { RpcResult } from "../../../../src/client/rpc_result.ts";
import { isRpcStruct, type RpcInput } from "../../../../src/rpc/codec/xmlrpc_value.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";

const { list, member, text } = RpcResult;

interface Change {
  readonly option: string;
  readonly effect: string;
  readonly old: string;
  readonly new: string;
  readonly names: readonly string[];
}

interface GroupChange {
  readonly group: string;
  readonly fate: string;
  readonly changes: readonly Change[];
}

interface ProcessChange extends GroupChange {
  readonly name: string;
  readonly action: string;
}

/** What monovisor.planUpdate and monovisor.applyUpdate give. */
export interface Plan {
  readonly fingerprint: string;
  readonly groups: readonly GroupChange[];
  readonly processes: readonly ProcessChange[];
  readonly unknown: readonly string[];
  readonly problems: readonly { readonly name: string; readonly text: string }[];
}

/** The plan in a server's answer. */
export function readPlan(answer: RpcInput): Plan {
  const texts = (value: RpcInput) => list(value, text);
  const isDone = isRpcStruct(answer) && answer["problems"] !== undefined;
  return {
    fingerprint: member(answer, { name: "fingerprint", read: text }),
    groups: member(answer, { name: "groups", read: (value) => list(value, group) }),
    processes: member(answer, { name: "processes", read: (value) => list(value, process) }),
    unknown: member(answer, { name: "unknown", read: texts }),
    problems: isDone ? member(answer, { name: "problems", read: (value) => list(value, problem) }) : [],
  };
}

/** A line for each option that changes and for each group and process that comes or goes; or that there is nothing. */
export function planText({ groups, processes }: Plan, { isDone }: { readonly isDone: boolean }): string {
  const lines = [
    ...groups.flatMap(({ group, fate, changes }) => {
      if (fate === "changed") return changes.map((change) => `~ ${group}  (group) ${shown(change)}   (at once)`);
      // A program that is a group alone is told of as a process
      const own = processes.filter((process) => process.group === group);
      return own.length === 1 && own[0]?.name === group ? [] : [`${headOf(fate, group)}  (group)`];
    }),
    ...processes.flatMap((process) => processLines(process, isDone)),
  ];
  return lines.length === 0 ? "No config updates to processes" : lines.join("\n");
}

const DONE: Readonly<Record<string, string>> = { start: "started", stop: "stopped", restart: "restarted" };

function headOf(fate: string, name: string): string {
  if (fate === "added") return `+ ${name}`;
  return fate === "removed" ? `- ${name}` : `~ ${name}  replaced`;
}

function processLines({ group, name, fate, action, changes }: ProcessChange, isDone: boolean): readonly string[] {
  const namespec = makeNamespec(group, name);
  const acted = action === "none" ? "" : isDone ? DONE[action] ?? action : action;
  if (changes.length === 0) return [`${headOf(fate, namespec)}${acted === "" ? "" : `   (${acted})`}`];
  const when = ({ effect }: Change) => {
    if (effect === "at_once" || (effect === "once_up" && action === "none")) return "at once";
    return acted === "" ? "at its next start" : acted;
  };
  return changes.map((change) => `~ ${namespec}  ${shown(change)}   (${when(change)})`);
}

function shown({ option, old, new: value, names }: Change): string {
  if (names.length > 0) return `${option} ${names.join(" ")}`;
  return `${option} ${old === "" ? "(unset)" : old} -> ${value === "" ? "(unset)" : value}`;
}

function change(value: RpcInput): Change {
  const of = (name: string) => member(value, { name, read: text });
  const names = member(value, { name: "names", read: (names) => list(names, text) });
  return { option: of("option"), effect: of("effect"), old: of("old"), new: of("new"), names };
}

function group(value: RpcInput): GroupChange {
  const of = (name: string) => member(value, { name, read: text });
  const changes = member(value, { name: "changes", read: (changes) => list(changes, change) });
  return { group: of("group"), fate: of("fate"), changes };
}

function process(value: RpcInput): ProcessChange {
  const of = (name: string) => member(value, { name, read: text });
  return { ...group(value), name: of("name"), action: of("action") };
}

function problem(value: RpcInput): Plan["problems"][number] {
  const of = (name: string) => member(value, { name, read: text });
  return { name: of("name"), text: of("text") };
}
