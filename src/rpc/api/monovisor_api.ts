import type { Supervisor } from "../../supervisor/life/supervisor.ts";
import { MONOVISOR } from "../../text/version.ts";
import { RpcFault } from "../codec/fault.ts";
import type { Method } from "../method.ts";
import { Provisional } from "../provisional.ts";
import { healthMethod } from "./monovisor/health_method.ts";
import { programMethod } from "./monovisor/program_method.ts";
import { resourcesMethod } from "./monovisor/resources_method.ts";
import { updateMethods } from "./monovisor/update_methods.ts";
import { explainMethods } from "./monovisor/explain_methods.ts";
import { rotateMethods } from "./monovisor/rotate_methods.ts";

/** Puts another version of this program in its place. Both reject with RpcFault when that cannot be. */
export interface Upgrader {
  /** The path of the executable, as it was found at the start. */
  readonly executable: string;
  /** Who runs and who would take its place, when it could be done now: names and versions. */
  check(): Promise<{ readonly from: string; readonly to: string }>;
  /** Does it, and comes back only by rejecting. */
  carryOut(versions: { readonly from: string; readonly to: string }): Promise<never>;
}

/** What our own methods act on. */
interface MonovisorApiOptions {
  readonly supervisor: Supervisor;
  /** null where there is nothing to be upgraded. */
  readonly upgrader: Upgrader | null;
}

/** Our own name space: what Supervisor has no place for. Not listed by system.listMethods. */
export function monovisorApi({ supervisor, upgrader }: MonovisorApiOptions): readonly Method[] {
  const called = { executable: upgrader?.executable };
  return [
    ...explainMethods(supervisor, called),
    {
      name: "monovisor.getVersion",
      parameters: [],
      result: "string",
      help: "Return our own name and version.",
      call: () => MONOVISOR,
    },
    programMethod(supervisor, called),
    healthMethod(supervisor),
    resourcesMethod(supervisor),
    {
      name: "monovisor.checkUpgrade",
      parameters: [],
      result: "struct",
      help: "Return who runs and who an upgrade would start ('from', 'to'), when it could be made now.",
      call: async () => ({ ...await needed(upgrader).check() }),
    },
    {
      name: "monovisor.upgrade",
      parameters: [],
      result: "struct",
      help: "Put the executable as it is on disk now in the place of the one that runs, while all programs go on.",
      call: async () => {
        const versions = await needed(upgrader).check();
        return new Provisional({ ...versions }, () => needed(upgrader).carryOut(versions));
      },
    },
    ...updateMethods(supervisor),
    ...rotateMethods(supervisor),
  ];
}

function needed(upgrader: Upgrader | null): Upgrader {
  if (upgrader !== null) return upgrader;
  throw RpcFault.of("FAILED", "Cannot upgrade: this supervisor is a part of another program");
}
