import type { Driver } from "./client.ts";
import { pythonPackages } from "./python_packages.ts";

/** A driver in Python that has the original's supervisorctl and childutils, and what builds on them: superlance, a check of Nagios. */
export async function supervisorPackages(): Promise<Driver> {
  const folder = await pythonPackages("supervisor", [
    "supervisor==4.3.0",
    "superlance==2.0.0",
    "nagios-check-supervisord==2.2.1",
  ]);
  return { command: [`${folder}/bin/python`, "driver.py"], env: { CLIENT_BIN: `${folder}/bin` } };
}
