import { RpcResult } from "../../../../src/client/rpc_result.ts";
import { FAULTS, RpcFault } from "../../../../src/rpc/codec/fault.ts";
import type { RpcInput } from "../../../../src/rpc/codec/xmlrpc_value.ts";
import { pythonSplit } from "../../../../src/text/python/python_space.ts";
import type { Command } from "../../shell/command.ts";
import { upcheck } from "../../shell/upcheck.ts";

const { member, text } = RpcResult;

/** Has the server put the executable as it is on disk now in its own place; the programs go on. Ours alone. */
export const upgrade: Command = {
  help: [
    "upgrade\t\t\tPut the supervisord that is installed now in the place of the one that runs; programs go on",
    "upgrade --check\t\tOnly tell whether that could be done now",
  ].join("\n"),
  listed: false,
  slot: "none",
  options: ["--check"],

  async run(session, argument) {
    const words = pythonSplit(argument);
    const [word] = words;
    if (words.length > 1 || (word !== undefined && word !== "--check")) {
      return session.fail(`Error: upgrade accepts no arguments but --check\n${upgrade.help}`);
    }
    if (!(await upcheck(session))) return;
    try {
      const versions = await session.server.call(
        word === undefined ? "monovisor.upgrade" : "monovisor.checkUpgrade",
        [],
      );
      session.output(told(versions, word === undefined ? "upgraded" : "can be upgraded"));
    } catch (error) {
      if (!(error instanceof RpcFault)) throw error;
      if (error.code === FAULTS.UNKNOWN_METHOD) return session.fail(`ERROR: ${session.serverUrl} ${NO_MONOVISOR}`);
      session.fail(`ERROR: ${error.text.replace(/^FAILED: /, "")}`);
    }
  },
};

const NO_MONOVISOR = "cannot be upgraded: it is no monovisor that knows how (`supervisord takeover` takes over from " +
  "Supervisor)";

function told(versions: RpcInput, how: string): string {
  const [from, to] = ["from", "to"].map((name) => member(versions, { name, read: text }));
  return `${how}: ${from} -> ${to}`;
}
