import { unpackPackage } from "../../../cli/dev/unpack_package.ts";
import type { Client, Driver } from "../client.ts";
import { installOnce } from "../install_once.ts";

const PACKAGE = "prometheus-node-exporter=1.5.0*";

/** Prometheus's node exporter with its supervisord collector, taken out of Debian's package without installing it. */
export const nodeExporter: Client = { name: "node_exporter", install };

async function install(): Promise<Driver> {
  const folder = await installOnce({
    folder: "node-exporter",
    what: PACKAGE,
    fill: (path) => unpackPackage(PACKAGE, { folder: path }),
  });
  return {
    // The sandbox's own home has no cache, nor does the driver need one
    command: [Deno.execPath(), "run", "--quiet", "--no-config", "-A", "driver.ts"],
    env: { EXPORTER: `${folder}/usr/bin/prometheus-node-exporter`, DENO_NO_UPDATE_CHECK: "1" },
  };
}
