import { RpcFault } from "../../src/rpc/codec/fault.ts";
import type { Upgrader } from "../../src/rpc/api/monovisor_api.ts";
import { Upgrade, type UpgradeOptions } from "../../src/survive/upgrade.ts";
import { UpgradeError } from "../../src/survive/upgrade_error.ts";

/** An upgrade as clients ask for it. */
export function upgrader(options: UpgradeOptions): Upgrader {
  const upgrade = new Upgrade(options);
  return {
    executable: options.program.file,
    check: () => orFault(() => upgrade.check()),
    carryOut: (versions) => orFault(() => upgrade.carryOut(versions)),
  };
}

async function orFault<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof UpgradeError)) throw error;
    throw RpcFault.of("FAILED", `Cannot upgrade: ${error.message}`);
  }
}
