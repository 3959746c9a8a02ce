import type { Driver } from "./client.ts";
import { pythonPackages } from "./python_packages.ts";

/** A driver in Python that has the original's supervisorctl and childutils, and what is built on them. */
export async function supervisorPackages(): Promise<Driver> {
  const packages = ["supervisor==4.3.0", "superlance==2.0.0", "nagios-check-supervisord==2.2.1"];
  const folder = await pythonPackages("supervisor", packages);
  return { command: [`${folder}/bin/python`, "driver.py"], env: { CLIENT_BIN: `${folder}/bin` } };
}
