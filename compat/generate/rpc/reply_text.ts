import type { Reply, XmlCall } from "../daemons/daemon.ts";
import { isList, type Value } from "../../wire/value.ts";

/** Members whose value is a time or a pid: only whether there is one is compared. */
const VARYING: ReadonlySet<string> = new Set(["pid", "start", "stop", "now"]);
/** Methods whose result is the daemon's own pid, or its log with times and pids in it. */
const OWN_RESULT = /^\s*supervisor\.(?:getPID|readLog|readMainLog)\s*$/;

/** A reply as text, without what differs from run to run. */
export function replyText({ method }: XmlCall, reply: Reply): string {
  if (reply.kind === "status") return `[${reply.status}]`;
  if (reply.kind === "fault") return `fault ${JSON.stringify(reply.fault)}`;
  if (OWN_RESULT.test(method)) return `a ${typeof reply.value}`;
  return JSON.stringify(plain(reply.value), null, 1);
}

function plain(value: Value): Value {
  if (typeof value !== "object") return value;
  if (!isList(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, member(name, item)]));
  }
  const items = value.filter((item) => !isOurs(item)).map(plain);
  // RPC-020: several processes are told of in the order in which they were done, which is chance
  return items.every(isStatus)
    ? items.toSorted((left, right) => JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)
    : items;
}

function member(name: string, value: Value): Value {
  // RPC-099: an exception within a multicall is told in the words of the language
  if (name === "faultString" && typeof value === "string" && /^FAILED: .*Error/.test(value)) {
    return "FAILED: an exception";
  }
  return VARYING.has(name) && typeof value === "number" && value > 0 ? "SOME" : plain(value);
}

/** Our own methods in system.listMethods. */
function isOurs(value: Value): boolean {
  return typeof value === "string" && value.startsWith("monovisor.");
}

function isStatus(value: Value): boolean {
  return typeof value === "object" && !isList(value) && "group" in value && "status" in value && "name" in value;
}
