import { type Entry, textFile } from "./entry.ts";
import { readText } from "./product.ts";

/** Where a package has the commands and the configuration. */
export interface Places {
  readonly commands: string;
  readonly configuration: string;
}

/** The unit, and as an example the one for a configuration that has to stay in the background. */
export async function units({ commands, configuration }: Places): Promise<readonly Entry[]> {
  const entry = async (name: string, folder: string) => {
    const text = await readText(`cli/dev/package/${name}`);
    const placed = text.replaceAll("/usr/bin/", `${commands}/`).replaceAll("/etc/supervisord.conf", configuration);
    return textFile(`${folder}/${name}`, placed);
  };
  return [
    await entry("supervisord.service", "lib/systemd/system"),
    await entry("supervisord-forking.service", "share/doc/monovisor/examples"),
  ];
}
