import { parseArgs } from "@std/cli/parse-args";
import { ourTarget, referenceTarget, type Target } from "../target.ts";
import { checkClient, type CheckOptions, type Outcome } from "./check_client.ts";
import type { Client } from "./client.ts";
import { CLIENTS } from "./clients.ts";

const USAGE = `deno run -A compat/clients/run.ts [--filter TEXT] [--target ours|reference] [--source] [--record]
Runs real clients of supervisord on the original and on ours, and compares both with compat/golden/clients.
--filter    only clients whose name contains TEXT
--target    only this daemon
--source    run our sources instead of dist/supervisord
--record    write the goldens from the original
`;
/** The clients wait most of their time, but the machines have few cores. */
const PARALLEL = 2;

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  const flags = parseArgs(args, {
    boolean: ["record", "source", "help"],
    string: ["filter", "target"],
    default: { filter: "", target: "both" },
  });
  if (flags.help || !["both", "ours", "reference"].includes(flags.target)) {
    console.log(USAGE);
    return flags.help ? 0 : 2;
  }
  const targets = [
    flags.target === "ours" ? null : await referenceTarget(),
    flags.target === "reference" || flags.record ? null : await ourTarget({ source: flags.source }),
  ].filter((target) => target !== null);
  const clients = CLIENTS.filter(({ name }) => name.includes(flags.filter));
  const results = (await runAll(clients, { targets, record: flags.record, strict: Deno.env.get("CI") === "true" })).map(
    ({ result }) => result,
  );
  const failed = results.filter((result) => result === "failed").length;
  const passed = results.filter((result) => result === "passed").length;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

async function runAll(
  clients: readonly Client[],
  { targets, ...how }: Omit<CheckOptions, "target"> & { readonly targets: readonly Target[] },
): Promise<Outcome[]> {
  // A client that keeps to itself on a machine would wait for itself if it ran on both daemons at once
  const queue = targets.flatMap((target) => clients.map((client) => ({ client, target })));
  const outcomes: Outcome[] = [];
  const workers = Array.from({ length: PARALLEL }, async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const begun = performance.now();
      const outcome = await checkClient(job.client, { target: job.target, ...how });
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(`${outcome.result} ${job.client.name} (${job.target.name}) ${seconds} s`);
      if (outcome.detail !== "") console.log(`${outcome.detail}\n`);
      outcomes.push(outcome);
    }
  });
  await Promise.all(workers);
  return outcomes;
}
