import type { Random } from "../../../compat/generate/random.ts";
import { generateCalls } from "../../../compat/generate/rpc/generate_calls.ts";
import { METHODS } from "../../../compat/generate/rpc/methods.ts";

/** Numbers beyond what any parameter is for, names that are members of every object, and nesting. */
const HOSTILE: readonly string[] = [
  ...["-1", "2147483647", "-2147483648", "9007199254740993", "9".repeat(4000), "1e9"].map((n) => `<int>${n}</int>`),
  ...["1e308", "-1e999", "inf", "nan", "0x10"].map((n) => `<double>${n}</double>`),
  ...["__proto__", "constructor", "toString", "x".repeat(70_000), "&#x10FFFF;"].map((s) => `<string>${s}</string>`),
  "<struct><member><name>__proto__</name><value><struct></struct></value></member></struct>",
  nested(200),
];
/** Levels that would exhaust the stack of whoever follows them by calling itself. */
const ABYSS = 20_000;

function nested(levels: number): string {
  return `${"<array><data><value>".repeat(levels)}${"</value></data></array>".repeat(levels)}`;
}

/** A call that a method may expect, or any method with values that none is for; never one that ends the daemon. */
export function rpcDocument(random: Random): Uint8Array {
  const { method, params } = random.chance(0.7) ? random.pick(generateCalls(random)) : {
    method: random.pick(METHODS).name,
    params: random.list({ from: 0, to: 3 }, () => random.pick(HOSTILE)),
  };
  const odd = () => random.chance(0.02) ? nested(random.below(ABYSS)) : random.pick(HOSTILE);
  const list = params.map((xml) => `<param><value>${random.chance(0.1) ? odd() : xml}</value></param>`);
  return new TextEncoder().encode(
    `<methodCall><methodName>${method}</methodName><params>${list.join("")}</params></methodCall>`,
  );
}
