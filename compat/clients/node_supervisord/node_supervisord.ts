import { run } from "../../../cli/dev/run_command.ts";
import type { Client, Driver } from "../client.ts";
import { installOnce } from "../install_once.ts";

/** The npm package of that name: an XML-RPC client over TCP that keeps its connection. */
export const nodeSupervisord: Client = { name: "node_supervisord", install, endsDaemon: true };

async function install(): Promise<Driver> {
  const what = "node-supervisord@1.0.6-rc.2";
  const folder = await installOnce({
    folder: "node-supervisord",
    what,
    fill: async (path) => {
      await run(["npm", "install", "--silent", "--no-save", "--prefix", path, what]);
    },
  });
  return { command: ["node", "driver.cjs"], env: { NODE_PATH: `${folder}/node_modules`, NODE_NO_WARNINGS: "1" } };
}
