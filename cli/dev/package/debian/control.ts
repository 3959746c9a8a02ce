import { createHash } from "node:crypto";
import { type Entry, textFile } from "../entry.ts";
import { ROOT } from "../../root.ts";

/** Who answers for the package. */
export const MAINTAINER = "the monovisor authors <monovisor@localhost>";

/** Debian's name of a kind of processor. */
export function debianArch(arch: typeof Deno.build.arch): string {
  return arch === "x86_64" ? "amd64" : "arm64";
}

/** What the control files of a package tell. */
export interface Contents {
  readonly version: string;
  readonly arch: typeof Deno.build.arch;
  readonly entries: readonly Entry[];
}

/**
 * The control files of a Debian package: deb-control(5). It takes the place of Debian's own package `supervisor`, whose
 * paths it has: the unit's name, the configuration, the commands.
 */
export function control({ version, arch, entries }: Contents): readonly Entry[] {
  const files = entries.flatMap((entry) => entry.kind === "file" ? [entry] : []);
  const kilobytes = files.reduce((sum, { bytes }) => sum + Math.ceil(bytes.length / 1024), 0);
  const sums = files.filter(({ path }) => !path.startsWith("etc/"))
    .map(({ path, bytes }) => `${createHash("md5").update(bytes).digest("hex")}  ${path}\n`);
  const conffiles = files.filter(({ path }) => path.startsWith("etc/")).map(({ path }) => `/${path}\n`);
  return [
    textFile(
      "control",
      `Package: monovisor
Version: ${version}
Architecture: ${debianArch(arch)}
Maintainer: ${MAINTAINER}
Installed-Size: ${kilobytes}
Depends: libc6 (>= 2.28), libgcc-s1 | libgcc1, init-system-helpers (>= 1.54~)
Provides: supervisor (= 4.3.0)
Conflicts: supervisor
Replaces: supervisor
Section: admin
Priority: optional
Description: process supervisor that takes the place of Supervisor 4.3.0
 The same configuration files, commands and exit codes, the same XML-RPC,
 event listener and log formats, in one executable without Python. Its
 programs go on over an upgrade.
`,
    ),
    textFile("conffiles", conffiles.join("")),
    textFile("md5sums", sums.join("")),
    ...["postinst", "prerm", "postrm"].map((name): Entry => ({
      kind: "file",
      path: name,
      bytes: Deno.readFileSync(`${ROOT}cli/dev/package/debian/${name}`),
      isExecutable: true,
    })),
  ];
}
