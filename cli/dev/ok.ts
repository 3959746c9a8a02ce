import { LOCK } from "./lock.ts";
import { refuseWords } from "./refuse_words.ts";
import { step } from "./step.ts";
import { told } from "./told.ts";

const USAGE = `task ok
Checks format, lint and types, and runs the architecture and unit tests.`;

/** The gate that a developer runs all the time: format, lint, types, architecture and unit tests; under a minute. */
export const UNIT_TESTS = ["tests/architecture_test.ts", "tests/text", "tests/config", "tests/process", "tests/logs"]
  .concat([
    "tests/events",
    "tests/output",
    "tests/supervisor",
    "tests/survive",
    "tests/explain",
    "tests/view",
  ])
  .concat(["tests/rpc", "tests/http", "tests/web", "tests/cli"])
  .concat(["tests/client", "tests/compat", "tests/fuzz", "tests/mod_test.ts", "tests/examples"]);

/** They look at this very process's descriptors, umask and signals, and run one after the other. */
export const OWN_PROCESS_TESTS = ["tests/os", "tests/probes"];

export const CHECKS = [
  { name: "format", command: ["deno", "fmt", "--check", "--quiet"] },
  { name: "lint", command: ["deno", "lint", "--quiet"] },
  { name: "types", command: ["deno", "check", LOCK, "--quiet", "mod.ts", "cli", "src", "tests", "compat"] },
] as const;

/** Runs the checks and the unit tests; the number of each that passed and failed. */
export async function ok(): Promise<{ readonly passed: number; readonly failed: number }> {
  const tally = { passed: 0, failed: 0 };
  for (const { name, command } of CHECKS) add(tally, await step(name, command));
  const paths = UNIT_TESTS.filter(exists);
  add(tally, await step("OS tests", ["deno", "test", LOCK, "-A", "--quiet", "--no-check", ...OWN_PROCESS_TESTS]));
  add(tally, await step("unit tests", ["deno", "test", LOCK, "-A", "--quiet", "--parallel", "--no-check", ...paths]));
  return tally;
}

function add(tally: { passed: number; failed: number }, more: { readonly passed: number; readonly failed: number }) {
  tally.passed += more.passed;
  tally.failed += more.failed;
}

function exists(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return false;
  }
}

async function okTask(): Promise<number> {
  refuseWords(Deno.args, USAGE);
  const { passed, failed } = await ok();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (import.meta.main) Deno.exit(await told(okTask));
