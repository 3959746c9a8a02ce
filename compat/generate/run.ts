import { parseArgs } from "@std/cli/parse-args";
import { ourTarget, referenceTarget, type Target } from "../target.ts";
import type { Campaign } from "./campaign.ts";
import { configCampaign } from "./config/config_campaign.ts";
import { ctlCampaign } from "./ctl/ctl_campaign.ts";
import { DaemonPair } from "./daemons/pair.ts";
import { rpcCampaign } from "./rpc/rpc_campaign.ts";
import { type CampaignOptions, runCampaign } from "./run_campaign.ts";

const USAGE = `deno run -A compat/generate/run.ts [--cases N] [--seed S] [--only config|rpc|ctl] [--source]
Generates cases from a seed, tries each on the original and on ours, and writes what differs, made small, to
compat/generate/found.
--cases     how many of each kind (200)
--seed      another seed gives other cases (1)
--only      one kind alone
--source    our sources instead of dist/supervisord
`;
const FOUND = new URL("./found", import.meta.url).pathname;

interface Tally {
  passed: number;
  failed: number;
}

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: string[]): Promise<number> {
  const flags = parseArgs(args, {
    boolean: ["source", "help"],
    string: ["cases", "seed", "only"],
    default: { cases: "200", seed: "1", only: "" },
  });
  const [cases, seed] = [Number(flags.cases), Number(flags.seed)];
  if (flags.help || !Number.isInteger(cases) || !Number.isInteger(seed)) {
    console.log(USAGE);
    return flags.help ? 0 : 2;
  }
  const reference = await referenceTarget();
  if (reference === null) {
    console.log("nothing to compare with: the original cannot be had\n0 passed, 0 failed");
    return 0;
  }
  const ours = await ourTarget({ source: flags.source });
  const tally = await runAll({ reference, ours }, { only: flags.only, options: { cases, seed, keep } });
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

async function runAll(
  targets: { readonly reference: Target; readonly ours: Target },
  { only, options }: { readonly only: string; readonly options: CampaignOptions },
): Promise<Tally> {
  const tally = { passed: 0, failed: 0 };
  const run = async <Case>(campaign: Campaign<Case>) => {
    const begun = performance.now();
    const { passed, failed } = await runCampaign(campaign, options);
    tally.passed += passed;
    tally.failed += failed;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${campaign.name}: ${passed} alike, ${failed} different, ${seconds} s`);
  };
  if (only === "" || only === "config") {
    await using config = await configCampaign(targets.reference.bin);
    await run(config);
  }
  if (only === "config") return tally;
  await using pair = await DaemonPair.start(targets);
  if (only === "" || only === "rpc") await run(rpcCampaign(pair));
  if (only === "rpc") return tally;
  await using ctl = await ctlCampaign(pair);
  await run(ctl);
  return tally;
}

function keep(name: string, text: string): void {
  Deno.mkdirSync(FOUND, { recursive: true });
  Deno.writeTextFileSync(`${FOUND}/${name}.txt`, text);
  console.log(text);
}
