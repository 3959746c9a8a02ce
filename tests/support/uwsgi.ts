import { finish } from "./installation.ts";

/** uwsgi with its Python plugin: there, or installed by Debian's package manager when we may. */
export async function ensureUwsgi(): Promise<boolean> {
  if (await hasUwsgi()) return true;
  if (Deno.uid() === 0) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await finish("apt-get", ["update", "-qq"], { env });
    await finish("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...PACKAGES], { env });
  }
  if (await hasUwsgi()) return true;
  if (Deno.env.get("CI") === "true") throw new Error(`Cannot run the tutorial: ${PACKAGES.join(" and ")} are missing`);
  console.log(`skipped: ${PACKAGES.join(" and ")} are not installed`);
  return false;
}

const PACKAGES = ["uwsgi-core", "uwsgi-plugin-python3"] as const;

async function hasUwsgi(): Promise<boolean> {
  try {
    return (await finish("uwsgi", ["--plugin", "python3", "--version"])).code === 0;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
