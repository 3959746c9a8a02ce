import type { Config } from "../../../config/model/config.ts";
import { ConfigError } from "../../../config/model/config_error.ts";
import type { OptionChange } from "../../../config/keys/option_changes.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { UpdateJob } from "../../../supervisor/update/update_job.ts";
import { planUpdate, type UpdatePlan } from "../../../supervisor/update/update_plan.ts";
import { RpcFault } from "../../codec/fault.ts";
import { isRpcArray, type RpcInput, type RpcStruct } from "../../codec/xmlrpc_value.ts";
import type { Method, RpcParameter } from "../../method.ts";
import { inTurn, refuseWhileStopping } from "../supervisor/declare.ts";
import { nameOf } from "../supervisor/parameter.ts";

const NAMES: RpcParameter = { name: "names", type: "array", optional: true };
const FINGERPRINT: RpcParameter = { name: "fingerprint", type: "string", optional: true };

/** What an update would change, option by option, and a way to do just that: monovisor.planUpdate, applyUpdate. */
export function updateMethods(supervisor: Supervisor): readonly Method[] {
  // One after the other: each goes by what the one before has left, and so the last one ends in what the files say
  let last: Promise<unknown> = Promise.resolve();
  return [
    {
      name: "monovisor.planUpdate",
      parameters: [NAMES],
      result: "struct",
      help: "Return what differs between the files and what is in force (of these groups), and what would be done.",
      call: async ([names]) => (await look(supervisor, { names: namesOf(names), read: read(supervisor) })).shown,
    },
    {
      name: "monovisor.applyUpdate",
      parameters: [NAMES, FINGERPRINT],
      result: "struct",
      help: "Do what planUpdate tells, unless that is something else than when it gave this fingerprint; return what " +
        "was done, and 'problems'.",
      call: ([names, fingerprint]) => {
        const request = { names: namesOf(names), fingerprint: nameOf(fingerprint ?? "") };
        const done = last.then(() => apply(supervisor, request));
        // Whoever asked is told of a failure
        last = Promise.allSettled([done]);
        return done;
      },
    },
  ];
}

interface ApplyRequest {
  readonly names: readonly string[];
  /** "": whatever it is. */
  readonly fingerprint: string;
}

async function apply(supervisor: Supervisor, { names, fingerprint }: ApplyRequest): Promise<RpcStruct> {
  const next = read(supervisor, { toKeep: true });
  const looked = await look(supervisor, { names, read: next });
  if (fingerprint !== "" && fingerprint !== looked.fingerprint) {
    throw RpcFault.of("FAILED", "Cannot update: what has to be changed is not what was shown; have it shown again");
  }
  const job = inTurn(supervisor, () => {
    const job = new UpdateJob(supervisor, { next, names });
    job.begin();
    return job;
  });
  await supervisor.turns.when(() => {
    refuseWhileStopping(supervisor);
    if (!job.hasStopped) return undefined;
    supervisor.turns.run(() => job.finish());
    return true;
  });
  const problems = job.problems.map(({ name, text }) => ({ name, text }));
  return { ...shownPlan(job.plan), fingerprint: looked.fingerprint, problems };
}

interface Looked {
  readonly fingerprint: string;
  readonly shown: RpcStruct;
}

async function look(
  supervisor: Supervisor,
  { names, read: next }: { readonly names: readonly string[]; readonly read: Config },
): Promise<Looked> {
  const plan = planUpdate(supervisor.groups, { next: next.groups, names });
  const fingerprint = await fingerprintOf(supervisor, { plan, next });
  return { fingerprint, shown: { ...shownPlan(plan), fingerprint } };
}

// The reread of a dry run is nobody's: addProcessGroup goes by the last one that somebody asked for
function read(supervisor: Supervisor, { toKeep = false }: { readonly toKeep?: boolean } = {}): Config {
  refuseWhileStopping(supervisor);
  try {
    if (!toKeep) return supervisor.options.load();
    supervisor.reread();
    return supervisor.loaded;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw RpcFault.of("CANT_REREAD", error.message);
  }
}

/** Of all values that make the plan, those included that are not shown. How processes are says nothing. */
async function fingerprintOf(
  supervisor: Supervisor,
  { plan, next }: { readonly plan: UpdatePlan; readonly next: Config },
): Promise<string> {
  const names = new Set([...plan.groups, ...plan.processes].map(({ group }) => group));
  const active = [...supervisor.groups.values()].map(({ config }) => config).filter(({ name }) => names.has(name));
  const values = JSON.stringify([active, next.groups.filter(({ name }) => names.has(name))]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(values));
  return new Uint8Array(digest).toHex().slice(0, 16);
}

function shownPlan({ groups, processes, unknown }: UpdatePlan): RpcStruct {
  return {
    groups: groups.map(({ group, fate, changes }) => ({ group, fate, changes: changes.map(shownChange) })),
    processes: processes.map(({ group, name, fate, action, changes }) => ({
      ...{ group, name, fate, action },
      changes: changes.map(shownChange),
    })),
    unknown,
  };
}

function shownChange({ option, effect, from, to, names }: OptionChange): RpcStruct {
  return { option, effect: effect === "replace" ? "restart" : effect, old: from, new: to, names };
}

function namesOf(value: RpcInput | undefined): readonly string[] {
  if (value === undefined) return [];
  if (!isRpcArray(value)) throw RpcFault.of("INCORRECT_PARAMETERS");
  return value.map(nameOf);
}
