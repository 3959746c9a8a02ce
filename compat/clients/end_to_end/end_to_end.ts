import { PATH } from "../../sandbox.ts";
import type { Client, Driver } from "../client.ts";
import { pythonPackages } from "../python_packages.ts";

/** Supervisor's own end-to-end tests, which its package brings along, with the pexpect that they need. */
export const endToEnd: Client = { name: "end_to_end", install };

async function install(): Promise<Driver> {
  const folder = await pythonPackages("end-to-end", ["supervisor==4.3.0", "pexpect==4.9.0", "ptyprocess==0.7.0"]);
  // Programs of the tests are started as `python`, a name that not every machine has
  return { command: [`${folder}/bin/python`, "driver.py"], env: { PATH: `${folder}/bin:${PATH}` } };
}
