import type { Client, Driver } from "../client.ts";
import { pythonPackages } from "../python_packages.ts";

/** Of all that it names as needed this is what its supervisord state and module load. */
const NEEDED = [
  ...["certifi==2026.10.19.post1", "distro==1.9.0", "idna==3.20", "Jinja2==3.1.6", "looseversion==1.3.0"],
  ...["MarkupSafe==3.0.4", "msgpack==1.2.4", "packaging==26.4", "psutil==7.2.2", "pycryptodomex==3.23.0"],
  ...["PyYAML==6.0.4", "pyzmq==27.3.0", "requests==2.34.2", "tornado==6.5.10", "urllib3==2.8.0"],
];

/** Salt without a master, with its supervisord state and module, which read what supervisorctl prints. */
export const salt: Client = { name: "salt", install };

async function install(): Promise<Driver> {
  const folder = await pythonPackages("salt", ["--no-deps", "--no-compile", "salt==3007.17", ...NEEDED]);
  return { command: [`${folder}/bin/python`, "driver.py"], env: {} };
}
