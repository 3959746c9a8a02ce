import type { Campaign } from "../campaign.ts";
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
    compare: (tried) =>
      pair.both((daemon) => transcript(daemon, tried), { changes: tried.some(({ changes }) => changes) }),
    smaller: smallerCalls,
    show: (found) => found.map((step) => `${shown(step)}\n`).join(""),
  };
}

async function transcript(daemon: Daemon, steps: RpcCase): Promise<string> {
  let text = "";
  for (const step of steps) {
    const reply = await (step.changes ? daemon.nudged(daemon.call(step)) : daemon.call(step));
    if (step.changes) await daemon.settle();
    text += `${shown(step)}\n${replyText(step, reply)}\n`;
  }
  return daemon.normalize(text);
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
