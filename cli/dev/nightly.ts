import { parseArgs } from "@std/cli/parse-args";
import { compile } from "./compile.ts";
import { LOCK } from "./lock.ts";
import { ensureReference } from "./reference.ts";
import { step, type Tally } from "./step.ts";

const USAGE = `deno task nightly [--seed N]
The long versions of what \`deno task test\` does briefly.
--seed  another seed gives other cases; by default the number of the day, so that each night tries new ones
`;
const DAY_MS = 86_400_000;

interface NightStep {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The steps of the night, each with the command that runs it. */
function steps(seed: string): readonly NightStep[] {
  const deno = ["deno", "run", LOCK, "-A"];
  const test = ["deno", "test", LOCK, "-A", "--quiet", "--no-check"];
  const fuzz = { MONOVISOR_FUZZ: "1000000", MONOVISOR_FUZZ_SECONDS: "300", MONOVISOR_FUZZ_SEED: seed };
  return [
    { name: "generated cases", command: [...deno, "compat/generate/run.ts", "--cases", "2000", "--seed", seed] },
    { name: "a million hostile inputs", command: [...test, "tests/fuzz"], env: fuzz },
    {
      name: "300,000 texts as Python reads them",
      command: [...test, "tests/config/differential_test.ts"],
      env: { MONOVISOR_DIFFERENTIAL: "50000", MONOVISOR_FUZZ_SEED: seed },
    },
    { name: "five minutes of hostile bytes to the daemon", command: [...test, "tests/daemon/fuzz_test.ts"], env: fuzz },
    {
      name: "each call of each kind of program's life failing",
      command: [...test, "tests/supervisor/every_call_failing_test.ts"],
      env: { MONOVISOR_NIGHT: "1" },
    },
    {
      name: "a thousand deaths of a daemon whose programs outlive it",
      command: [...test, "tests/daemon/survival/many_crashes_test.ts"],
      env: { MONOVISOR_NIGHT: "1" },
    },
    {
      name: "the example for Kubernetes, by its schemas",
      command: [...test, "tests/daemon/containers/deployment_test.ts"],
      env: { MONOVISOR_NIGHT: "1" },
    },
    {
      name: "two hundred upgrades under fifty writers",
      command: [...test, "tests/daemon/survival/upgrade_test.ts"],
      env: { MONOVISOR_NIGHT: "1" },
    },
    {
      name: "a million random graphs of programs that need each other",
      command: [...test, "tests/supervisor/life/order"],
      env: { MONOVISOR_NIGHT: "1" },
    },
    {
      name: "programs that outlive their supervisord, lines counted",
      command: [...deno, "compat/survival/run.ts", "--check"],
    },
    {
      name: "faults, a gigabyte of logs, 15 minutes of bustle",
      command: [...test, "tests/faults"],
      env: { MONOVISOR_NIGHT: "1" },
    },
  ];
}

/** Compiles, then runs every step, also after one that failed. */
async function nightly(seed: string): Promise<Tally> {
  await compile();
  await ensureReference();
  console.log(`seed ${seed}: \`deno task nightly --seed ${seed}\` tries the same again`);
  const total = { passed: 0, failed: 0 };
  for (const { name, command, env = {} } of steps(seed)) {
    const { passed, failed } = await step(name, command, { env });
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

const { seed, help } = parseArgs(Deno.args, {
  boolean: ["help"],
  string: ["seed"],
  default: { seed: String(Math.floor(Date.now() / DAY_MS)) },
});
if (help || !/^\d+$/.test(seed)) {
  console.log(USAGE);
  Deno.exit(help ? 0 : 2);
}
const { passed, failed } = await nightly(seed);
console.log(`\n${passed} passed, ${failed} failed`);
Deno.exit(failed === 0 ? 0 : 1);
