import { oneAtATime } from "../../../cli/dev/debian.ts";
import { run } from "../../../cli/dev/run_command.ts";
import type { Client, Driver } from "../client.ts";
import { installOnce } from "../install_once.ts";

const PACKAGE = "prometheus-node-exporter=1.5.0*";

/** Prometheus's node exporter with its supervisord collector, taken out of Debian's package without installing it. */
export const nodeExporter: Client = { name: "node_exporter", install };

async function install(): Promise<Driver> {
  const folder = await installOnce({
    folder: "node-exporter",
    what: PACKAGE,
    fill: async (path) => {
      await oneAtATime(() => download(path));
      await run(["sh", "-c", "dpkg-deb --extract ./*.deb . && rm ./*.deb"], { cwd: path });
    },
  });
  return {
    // The sandbox's own home has no cache, nor does the driver need one
    command: [Deno.execPath(), "run", "--quiet", "--no-config", "-A", "driver.ts"],
    env: { EXPORTER: `${folder}/usr/bin/prometheus-node-exporter`, DENO_NO_UPDATE_CHECK: "1" },
  };
}

async function download(cwd: string): Promise<void> {
  const fetch = ["apt-get", "download", "--quiet", PACKAGE] as const;
  try {
    await run(fetch, { cwd });
  } catch (unknown) {
    // A fresh machine has no package lists, and only root may fetch them
    if (Deno.uid() !== 0) throw unknown;
    await run(["apt-get", "update", "--quiet"]);
    await run(fetch, { cwd });
  }
}
