import { parseArgs } from "@std/cli/parse-args";
import { diff } from "../diff.ts";
import { ourTarget, referenceTarget, type Target } from "../target.ts";
import type { Client } from "./client.ts";
import { CLIENTS } from "./clients.ts";
import { readGolden, writeGolden } from "./golden.ts";
import { runClient } from "./run_client.ts";

const USAGE = `deno run -A compat/clients/run.ts [--filter TEXT] [--target ours|reference] [--source] [--record]
Runs real clients of supervisord on the original and on ours, and compares both with compat/golden/clients.
--filter    only clients whose name contains TEXT
--target    only this daemon
--source    run our sources instead of dist/supervisord
--record    write the goldens from the original
`;
/** The machine has few cores, and every client waits most of its time. */
const PARALLEL = 2;
/** The release that the goldens were recorded from; another one's texts differ. */
const RECORDED_VERSION = "4.3.0";

/** What came of one client on one daemon. */
interface Outcome {
  readonly title: string;
  readonly result: "passed" | "failed" | "skipped";
  readonly detail: string;
}

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
  const outcomes = await runAll(clients, { targets, record: flags.record });
  const count = (result: Outcome["result"]) => outcomes.filter((outcome) => outcome.result === result).length;
  console.log(`${count("passed")} passed, ${count("failed")} failed`);
  return count("failed") === 0 && outcomes.length > 0 ? 0 : 1;
}

async function runAll(
  clients: readonly Client[],
  { targets, record }: { readonly targets: readonly Target[]; readonly record: boolean },
): Promise<Outcome[]> {
  const queue = clients.flatMap((client) => targets.map((target) => ({ client, target })));
  const outcomes: Outcome[] = [];
  const workers = Array.from({ length: PARALLEL }, async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const begun = performance.now();
      const outcome = await check(job.client, job.target, { record });
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(`${outcome.result} ${outcome.title} ${seconds} s${outcome.detail}`);
      outcomes.push(outcome);
    }
  });
  await Promise.all(workers);
  return outcomes;
}

async function check(client: Client, target: Target, { record }: { readonly record: boolean }): Promise<Outcome> {
  const title = `${client.name} (${target.name})`;
  const driver = await client.install().catch((error: unknown) => error);
  if (driver instanceof Error) return { title, ...missing(driver) };
}
