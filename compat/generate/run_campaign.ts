import { diff } from "../diff.ts";
import type { Campaign } from "./campaign.ts";
import { Random } from "./random.ts";
import { shrink } from "./shrink.ts";

/** More failures than this of one kind are told by number only: they mostly have one cause. */
const MAX_SHRUNK = 12;

export interface CampaignOptions {
  readonly cases: number;
  readonly seed: number;
  /** Takes what was found: a name for it, and a text for a person. */
  readonly keep: (name: string, text: string) => void;
}

/** Runs the cases of a campaign: how many went alike on both sides and how many did not. */
export async function runCampaign<Case>(
  campaign: Campaign<Case>,
  { cases, seed, keep }: CampaignOptions,
): Promise<{ readonly passed: number; readonly failed: number }> {
  const seen = new Set<string>();
  let failed = 0;
  for (let number = 0; number < cases; number++) {
    // Each case has a seed of its own: a found one is repeated without those before it
    const caseSeed = seed * 1_000_003 + number;
    const tried = campaign.generate(new Random(caseSeed));
    if (!await differs(campaign, tried)) continue;
    failed++;
    if (seen.size >= MAX_SHRUNK) continue;
    const smallest = await shrink(tried, {
      smaller: (found) => campaign.smaller(found),
      fails: (candidate) => differs(campaign, candidate),
    });
    const text = await report(campaign, smallest);
    if (seen.has(text)) continue;
    seen.add(text);
    keep(`${campaign.name}-${caseSeed}`, `${campaign.name}, seed ${seed}, case ${number}\n\n${text}`);
  }
  return { passed: cases - failed, failed };
}

async function differs<Case>(campaign: Campaign<Case>, tried: Case): Promise<boolean> {
  const { reference, ours } = await campaign.compare(tried);
  return reference !== ours;
}

async function report<Case>(campaign: Campaign<Case>, found: Case): Promise<string> {
  const { reference, ours } = await campaign.compare(found);
  if (reference === ours) return `${campaign.show(found)}\nIt did not happen again.\n`;
  return `${campaign.show(found)}\n- the original, + ours\n${diff(reference, ours)}\n`;
}
