import type { ConfigInfo } from "../../../../src/client/supervisor_rpc.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import { makeNamespec } from "../../../../src/text/namespec.ts";
import type { Command } from "../../shell/command.ts";

/** Lists the configured processes (CTL-046, CTL-081). */
export const avail: Command = {
  help: "avail\t\t\tDisplay all configured processes",
  listed: true,
  slot: "none",

  async run(session, argument) {
    if (argument !== "") return session.fail(`Error: avail accepts no arguments\n${avail.help}`);
    try {
      const infos = await session.supervisor.getAllConfigInfo();
      if (infos.length > 0) session.output(infos.map(row).join("\n"));
    } catch (error) {
      if (!(error instanceof RpcFault) || error.code !== FAULTS.SHUTDOWN_STATE) throw error;
      session.fail("ERROR: supervisor shutting down");
    }
  },
};

function row(info: ConfigInfo): string {
  const name = makeNamespec(info.group, info.name).padEnd(32);
  const inUse = (info.inuse ? "in use" : "avail").padEnd(9);
  const autostart = (info.autostart ? "auto" : "manual").padEnd(9);
  return `${name} ${inUse} ${autostart} ${info.group_prio}:${info.process_prio}`;
}
