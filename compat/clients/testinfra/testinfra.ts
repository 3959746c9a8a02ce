import type { Client, Driver } from "../client.ts";
import { pythonPackages } from "../python_packages.ts";

/** testinfra's Supervisor module, which reads what `supervisorctl status` prints. */
export const testinfra: Client = { name: "testinfra", install, endsDaemon: true };

async function install(): Promise<Driver> {
  const folder = await pythonPackages("testinfra", ["pytest==9.2.0", "pytest-testinfra==10.2.2"]);
  return { command: [`${folder}/bin/python`, "driver.py"], env: {} };
}
