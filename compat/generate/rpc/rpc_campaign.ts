import type { Campaign, Outcomes } from "../campaign.ts";
import type { Daemon } from "../daemons/daemon.ts";
import type { DaemonPair } from "../daemons/pair.ts";
import { withoutRuns } from "../shrink.ts";
import { generateCalls } from "./generate_calls.ts";
import { replyText } from "./reply_text.ts";
import type { RpcCase, RpcStep } from "./rpc_case.ts";

/** XML-RPC calls to both running daemons. */
export function rpcCampaign(pair: DaemonPair): Campaign<RpcCase> {
  return {
    name: "rpc",
    generate: generateCalls,
    async compare(tried) {
      const changes = tried.some((step) => step.changes);
      return decided(await pair.both((daemon) => transcript(daemon, tried), { changes }));
    },
    smaller: smallerCalls,
    show: (found) => found.map((step) => `${shown(step)}\n`).join(""),
  };
}

/** RPC-035: a log slice that cuts a character is an error there, and has a replacement character here. */
function decided({ reference, ours }: { readonly reference: Transcript; readonly ours: Transcript }): Outcomes {
  const isDecided = (at: number) => /\[.* 500 .*\]\n$/.test(reference[at] ?? "") && ours[at]?.includes("\ufffd");
  const textOf = (parts: Transcript) => parts.map((part, at) => isDecided(at) ? "RPC-035\n" : part).join("");
  return { reference: textOf(reference), ours: textOf(ours) };
}

/** What each step showed. */
type Transcript = readonly string[];

async function transcript(daemon: Daemon, steps: RpcCase): Promise<Transcript> {
  const parts: string[] = [];
  for (const step of steps) {
    const reply = await (step.changes ? daemon.nudged(daemon.call(step)) : daemon.call(step));
    if (step.changes) await daemon.settle();
    parts.push(daemon.normalize(`${shown(step)}\n${replyText(step, reply)}\n`));
  }
  return parts;
}

function* smallerCalls(found: RpcCase): Generator<RpcCase> {
  for (const steps of withoutRuns(found)) if (steps.length > 0) yield steps;
  for (const [index, step] of found.entries()) {
    // Fewer parameters would make shutdown and restart the real ones
    if (/shutdown|restart/.test(step.method)) continue;
    for (const params of withoutRuns(step.params)) yield found.with(index, { ...step, params });
  }
}

function shown({ method, params }: RpcStep): string {
  return `${method}(${params.join(", ")})`;
}
