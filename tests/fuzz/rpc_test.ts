import { assert, assertEquals } from "@std/assert";
import { generateCalls } from "../../compat/generate/rpc/generate_calls.ts";
import { METHODS } from "../../compat/generate/rpc/methods.ts";
import type { Random } from "../../compat/generate/random.ts";
import { dispatch } from "../../src/rpc/dispatch.ts";
import { RpcFault } from "../../src/rpc/fault.ts";
import { supervisorApi } from "../../src/rpc/supervisor_api.ts";
import { systemApi } from "../../src/rpc/system_api.ts";
import { decodeResponse } from "../../src/rpc/xmlrpc.ts";
import { fakeSupervisor } from "../web/fake_supervisor.ts";
import { fuzz } from "./support/fuzz.ts";

/** Numbers beyond what any parameter is for, names that are members of every object, and nesting. */
const HOSTILE: readonly string[] = [
  ...["-1", "2147483647", "-2147483648", "9007199254740993", "9".repeat(4000), "1e9"].map((n) => `<int>${n}</int>`),
  ...["1e308", "-1e999", "inf", "nan", "0x10"].map((n) => `<double>${n}</double>`),
  ...["__proto__", "constructor", "toString", "x".repeat(70_000), "&#x10FFFF;"].map((s) => `<string>${s}</string>`),
  "<struct><member><name>__proto__</name><value><struct></struct></value></member></struct>",
  `${"<array><data><value>".repeat(200)}${"</value></data></array>".repeat(200)}`,
];

function document(random: Random): Uint8Array {
  const { method, params } = random.chance(0.7) ? random.pick(generateCalls(random)) : {
    method: random.pick(METHODS).name,
    params: random.list({ from: 0, to: 3 }, () => random.pick(HOSTILE)),
  };
  const list = params.map((xml) => `<param><value>${random.chance(0.1) ? random.pick(HOSTILE) : xml}</value></param>`);
  return new TextEncoder().encode(
    `<methodCall><methodName>${method}</methodName><params>${list.join("")}</params></methodCall>`,
  );
}

const PROGRAMS = { cat: {}, still: {}, joined: {}, "two:two_0": {}, "two:two_1": {}, "both:left": {}, missing: {} };
let fake = fakeSupervisor(PROGRAMS);
let asked = 0;

fuzz({
  name: "rpc",
  share: 0.1,
  pieces: document,
  async property(input) {
    // What calls have added and removed is not to pile up
    if (asked++ % 100 === 0) fake = fakeSupervisor(PROGRAMS);
    const { supervisor, finish } = fake;
    const listed = supervisorApi(supervisor);
    const methods = new Map([...listed, ...systemApi(listed)].map((method) => [method.name, method]));
    const answer = await finish(dispatch(input, { methods, log: () => {} }));
    assert([200, 400, 500].includes(answer.status));
    if (answer.status === 200) await readable(answer.body);
    assertEquals(supervisor.mood, "RUNNING");
  },
});

async function readable(body: Uint8Array): Promise<void> {
  try {
    await decodeResponse(body);
  } catch (error) {
    if (!(error instanceof RpcFault)) throw error;
  }
}
