import type { Driver } from "./client.ts";
import { pythonPackages } from "./python_packages.ts";

/** A driver in Python that has the original's supervisorctl and childutils, and superlance which builds on them. */
export async function supervisorPackages(): Promise<Driver> {
  const folder = await pythonPackages("supervisor", ["supervisor==4.3.0", "superlance==2.0.0"]);
  return { command: [`${folder}/bin/python`, "driver.py"], env: { CLIENT_BIN: `${folder}/bin` } };
}
