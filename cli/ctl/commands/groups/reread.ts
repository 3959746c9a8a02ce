import type { ConfigChanges } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { byCodePoint } from "../../../../src/text/python/code_point_order.ts";
import type { Command } from "../../shell/command.ts";

/**
 * Has the server read its configuration again and shows what is new; nothing is started or stopped (CTL-047, CTL-081).
 */
export const reread: Command = {
  help: "reread \t\t\tReload the daemon's configuration files without add/remove",
  listed: true,
  slot: "none",

  async run(session, argument) {
    if (argument !== "") return session.fail(`Error: reread accepts no arguments\n${reread.help}`);
    try {
      session.output(describe(await session.supervisor.reloadConfig()));
    } catch (error) {
      if (!(error instanceof RpcFault)) throw error;
      if (error.code === FAULTS.SHUTDOWN_STATE) return session.fail("ERROR: supervisor shutting down");
      if (error.code === FAULTS.CANT_REREAD) return session.fail(`ERROR: ${error.text}`);
      throw error;
    }
  },
};

function describe({ added, changed, removed }: ConfigChanges): string {
  const news = new Map([
    ...added.map((name) => [name, "available"] as const),
    ...changed.map((name) => [name, "changed"] as const),
    ...removed.map((name) => [name, "disappeared"] as const),
  ]);
  if (news.size === 0) return "No config updates to processes";
  const sorted = [...news].sort(([a], [b]) => byCodePoint(a, b));
  return sorted.map(([name, what]) => `${name}: ${what}`).join("\n");
}
