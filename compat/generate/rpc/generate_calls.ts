import type { Random } from "../random.ts";
import { METHODS, type MethodShape, ODD_METHODS, type ParameterKind } from "./methods.ts";
import type { RpcCase, RpcStep } from "./rpc_case.ts";
import { ODD_VALUES, VALUES } from "./values.ts";

/** Itself, and the main log, which is full of times and pids. */
const NOT_IN_MULTICALL = /multicall|\.read(?:Main)?Log$/;
/** What would end the daemon. */
const ENDING: readonly string[] = ["supervisor.shutdown", "supervisor.restart"];
const ASKING = METHODS.filter(({ changes }) => !changes);

/** Some calls; one case in four may change the daemon's state, for that has to be undone. */
export function generateCalls(random: Random): RpcCase {
  const methods = random.chance(0.25) ? METHODS : ASKING;
  return random.list({ from: 1, to: 5 }, () => step(random, methods));
}

function step(random: Random, methods: readonly MethodShape[]): RpcStep {
  if (random.chance(0.04)) return oddStep(random);
  const method = random.pick(methods);
  const params = method.parameters.map((kind) => value(random, { kind, methods }));
  // An odd value may turn out to be a signal that ends everything
  const ends = /signal/.test(method.name) && params.some((param) => ODD_VALUES.includes(param));
  return { method: method.name, params: miscounted(random, params), changes: method.changes || ends };
}

function oddStep(random: Random): RpcStep {
  const params = random.list({ from: 0, to: 2 }, () => random.pick(ODD_VALUES));
  if (random.chance(0.7)) return { method: random.pick(ODD_METHODS), params, changes: false };
  // One parameter too many at least
  return { method: random.pick(ENDING), params: [...params, random.pick(ODD_VALUES)], changes: false };
}

function value(
  random: Random,
  { kind, methods }: { readonly kind: ParameterKind; readonly methods: readonly MethodShape[] },
): string {
  if (random.chance(0.06)) return random.pick(ODD_VALUES);
  if (kind === "method") return `<string>${random.pick([...METHODS.map(({ name }) => name), ...ODD_METHODS])}</string>`;
  return kind === "calls" ? calls(random, methods) : random.pick(VALUES[kind]);
}

function miscounted(random: Random, params: readonly string[]): readonly string[] {
  if (random.chance(0.06)) return [...params, random.pick(ODD_VALUES)];
  return random.chance(0.1) ? params.slice(0, -1) : params;
}

/** The parameter of system.multicall. */
function calls(random: Random, methods: readonly MethodShape[]): string {
  const items = random.list({ from: 0, to: 4 }, () => {
    if (random.chance(0.08)) return random.pick(ODD_VALUES);
    // Nothing that changes the state, for there is no settling in between
    const { method, params } = step(
      random,
      methods.filter(({ changes, name }) => !changes && !NOT_IN_MULTICALL.test(name)),
    );
    const list = `<array><data>${params.map((param) => `<value>${param}</value>`).join("")}</data></array>`;
    const members = [member("methodName", `<string>${method}</string>`), member("params", list)];
    // Without its parameter too many, a call that would end the daemon does
    const isBare = random.chance(0.05) && !ENDING.includes(method);
    return `<struct>${isBare ? members.slice(0, 1).join("") : members.join("")}</struct>`;
  });
  return `<array><data>${items.map((item) => `<value>${item}</value>`).join("")}</data></array>`;
}

function member(name: string, xml: string): string {
  return `<member><name>${name}</name><value>${xml}</value></member>`;
}
