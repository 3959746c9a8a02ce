import { ConfigError } from "../../src/config/model/config_error.ts";
import { ownVariable } from "../../src/os/environment.ts";
import type { Os } from "../../src/os/os.ts";
import { StateError } from "../../src/survive/supervisor_state.ts";
import { MONOVISOR } from "../../src/text/version.ts";
import { laterReader } from "./later_reader.ts";
import { readState } from "./resumed_state.ts";

/** What is printed, and with which status. */
export interface CheckAnswer {
  readonly text: string;
  readonly status: 0 | 1;
}

/** `upgrade-check`: tries what going on from a state needs, the configuration on disk included. */
export function upgradeCheck(os: Os, args: readonly string[]): CheckAnswer {
  try {
    const memory = Number(ownVariable("stateFd"));
    if (!os.inheritedFds().includes(memory)) throw new StateError("no state has been handed over");
    const { daemon } = readState(os, memory);
    laterReader(os, { ...daemon, args })();
    return { text: `can go on: ${MONOVISOR}`, status: 0 };
  } catch (error) {
    if (error instanceof StateError) return { text: error.message, status: 1 };
    if (!(error instanceof ConfigError)) throw error;
    return { text: `the configuration on disk cannot be used: ${error.message}`, status: 1 };
  }
}
