import { textFile, withFolders } from "./entry.ts";
import { installed } from "./installed.ts";
import { type Package, type Product, readText } from "./product.ts";
import { tar } from "./tar.ts";
import { type Compression, xz } from "./xz.ts";

/** Where the archive has them when it is unpacked below /usr/local. */
export const PLACES = { commands: "/usr/local/bin", configuration: "/etc/supervisord.conf" } as const;

/** What is unpacked below a prefix by hand: `tar -xJf FILE --strip-components=1 -C /usr/local`. */
export async function archive(product: Product, compression: Compression): Promise<Package> {
  const { releases: [{ version }], arch, time } = product;
  const name = `monovisor-${version}-linux-${arch}`;
  const entries = [
    ...await installed(product, PLACES),
    ...await Promise.all(
      ["README.md", "CHANGELOG.md", "LICENSE"].map(async (file) =>
        textFile(`share/doc/monovisor/${file}`, await readText(file))
      ),
    ),
  ].map((entry) => ({ ...entry, path: `${name}/${entry.path}` }));
  return { name: `${name}.tar.xz`, bytes: await xz(tar(withFolders(entries), time), compression) };
}
