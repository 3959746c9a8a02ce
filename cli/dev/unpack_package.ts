import { oneAtATime } from "./debian.ts";
import { run } from "./run_command.ts";

/** Takes these files, or all, out of a package of Debian into a folder, without installing it. Throws when it cannot be had. */
export async function unpackPackage(name: string, { folder, files = [] }: UnpackOptions): Promise<void> {
  await oneAtATime(() => download(name, folder));
  const extract = `dpkg-deb --fsys-tarfile ./*.deb | tar --extract ${files.join(" ")} && rm ./*.deb`;
  await run(["sh", "-c", extract], { cwd: folder });
}

/** Where they go, and which: "./usr/bin/name". */
export interface UnpackOptions {
  readonly folder: string;
  readonly files?: readonly string[];
}

async function download(name: string, cwd: string): Promise<void> {
  const fetch = ["apt-get", "download", "--quiet", name] as const;
  try {
    await run(fetch, { cwd });
  } catch (unknown) {
    // A fresh machine has no package lists, and only root may fetch them
    if (Deno.uid() !== 0) throw unknown;
    await run(["apt-get", "update", "--quiet"]);
    await run(fetch, { cwd });
  }
}
