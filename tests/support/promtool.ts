import { unpackPackage } from "../../cli/dev/unpack_package.ts";
import { installOnce } from "../../compat/clients/install_once.ts";

/** The newest that Debian 12 has: 2.42. */
const PACKAGE = "prometheus";

/** The path of Prometheus's own checker; null where it cannot be had, which is said, and is an Error under CI=true. */
export async function promtool(): Promise<string | null> {
  try {
    const folder = await installOnce({
      folder: "promtool",
      what: `promtool of ${PACKAGE}`,
      fill: (path) => unpackPackage(PACKAGE, { folder: path, files: ["./usr/bin/promtool"] }),
    });
    return `${folder}/usr/bin/promtool`;
  } catch (error) {
    if (Deno.env.get("CI") === "true") throw error;
    console.error(`promtool cannot be had, its tests are skipped: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}
