import { ConfigError } from "../../src/config/model/config_error.ts";
import { ownVariable } from "../../src/os/environment.ts";
import type { Os } from "../../src/os/os.ts";
import { StateError } from "../../src/survive/supervisor_state.ts";
import { MONOVISOR } from "../../src/text/version.ts";
import { laterReader } from "./later_reader.ts";
import { readState } from "./resumed_state.ts";

/** `upgrade-check`: tries what going on from a state needs, the configuration on disk included. Throws what is wrong. */
export function upgradeCheck(os: Os, args: readonly string[]): string {
  const memory = Number(ownVariable("stateFd"));
  if (!os.inheritedFds().includes(memory)) {
    throw new StateError("Cannot check an upgrade: no state has been handed over");
  }
  const { daemon } = readState(os, memory);
  try {
    laterReader(os, { ...daemon, args })();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(`the configuration on disk cannot be used: ${error.message}`);
  }
  return `can go on: ${MONOVISOR}`;
}
