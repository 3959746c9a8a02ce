import { isEqual } from "../../text/is_equal.ts";
import { NOTHING_TOLD, type Probes } from "../../probes/probes.ts";
import type { ProcessConfig } from "../../config/model/process_config.ts";
import type { Host } from "../host.ts";
import { makeProbes, type ProbesOwner } from "./make_probes.ts";

/** What they were, and how their owner was configured then. */
interface Before {
  readonly host: Host;
  readonly probes: Probes | null;
  readonly config: ProcessConfig;
}

/** The probes of a running process that is looked after otherwise from now on. What it got at its start it keeps. */
export function renewProbes(owner: ProbesOwner, { host, probes, config: before }: Before): Probes | null {
  const { liveness } = owner.config;
  const needsSocket = (before.liveness?.watchdogSecs ?? null) !== (liveness?.watchdogSecs ?? null);
  if (needsSocket || isEqual(before.liveness, liveness)) return probes;
  if (probes === null) return makeProbes(owner, { host, state: NOTHING_TOLD });
  probes.configure({ liveness });
  return probes;
}
