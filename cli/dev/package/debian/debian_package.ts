import { ar } from "../ar.ts";
import { debianChangelog } from "../changelog.ts";
import { type Entry, textFile, withFolders } from "../entry.ts";
import { installed } from "../installed.ts";
import { packed } from "../packed.ts";
import { type Package, type Product, readText } from "../product.ts";
import { tar } from "../tar.ts";
import { type Compression, xz } from "../xz.ts";
import { control, debianArch, MAINTAINER } from "./control.ts";
import { copyright } from "./copyright.ts";

const CONFIG = "etc/supervisor/supervisord.conf";

/** A Debian package: deb(5). */
export async function debianPackage(product: Product, compression: Compression): Promise<Package> {
  const { releases: [{ version }], arch, time } = product;
  const entries = await contents(product);
  const packedTar = (files: readonly Entry[]) =>
    xz(tar(withFolders(files.map((file) => ({ ...file, path: `./${file.path}` }))), time), compression);
  const bytes = ar([
    { name: "debian-binary", bytes: new TextEncoder().encode("2.0\n") },
    { name: "control.tar.xz", bytes: await packedTar(control({ version, arch, entries })) },
    { name: "data.tar.xz", bytes: await packedTar(entries) },
  ], time);
  return { name: `monovisor_${version}_${debianArch(arch)}.deb`, bytes: await bytes.bytes() };
}

// Commands, configuration and logs stand where Debian's package `supervisor` has them
async function contents(product: Product): Promise<readonly Entry[]> {
  const doc = "usr/share/doc/monovisor";
  const places = { commands: "/usr/bin", configuration: `/${CONFIG}` };
  return [
    ...(await installed(product, places)).map((entry): Entry => ({ ...entry, path: `usr/${entry.path}` })),
    textFile(CONFIG, await readText("cli/dev/package/debian/supervisord.conf")),
    { kind: "folder", path: "etc/supervisor/conf.d" },
    { kind: "folder", path: "var/log/supervisor" },
    textFile(`${doc}/copyright`, copyright(await readText("LICENSE"))),
    { kind: "file", path: `${doc}/changelog.gz`, bytes: packed(debianChangelog(product.releases, MAINTAINER)) },
  ];
}
