import type { Client, Driver } from "../client.ts";
import { pathOf } from "../path_of.ts";
import { supervisorPackages } from "../supervisor_packages.ts";

/** Event listeners without a library, as they are written in Node and in bash. */
export const listeners: Client = { name: "listeners", install };

async function install(): Promise<Driver> {
  const driver = await supervisorPackages();
  return { ...driver, env: { ...driver.env, NODE: await pathOf("node") } };
}
