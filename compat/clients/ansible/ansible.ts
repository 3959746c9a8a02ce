import { run } from "../../../cli/dev/run_command.ts";
import type { Client, Driver } from "../client.ts";
import { installOnce } from "../install_once.ts";
import { pythonPackages } from "../python_packages.ts";

/** The big package is wanted for one file of its community.general collection. */
const COLLECTIONS = "ansible==9.13.0";
const MODULE = "ansible_collections/community/general/plugins/modules/supervisorctl.py";

/** Ansible with community.general's supervisorctl module, which reads what supervisorctl prints. */
export const ansible: Client = { name: "ansible", install };

async function install(): Promise<Driver> {
  const core = await pythonPackages("ansible-core", ["ansible-core==2.16.14"]);
  const collections = await installOnce({
    folder: "ansible-collections",
    what: `${COLLECTIONS}: ${MODULE}`,
    fill: async (path) => {
      const download = ["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--dest", path] as const;
      await run([`${core}/bin/pip`, ...download, COLLECTIONS]);
      await run([`${core}/bin/python`, "-c", EXTRACT, MODULE], { cwd: path });
    },
  });
  return {
    command: [`${core}/bin/python`, "driver.py"],
    env: { CLIENT_BIN: `${core}/bin`, ANSIBLE_COLLECTIONS_PATH: collections },
  };
}

const EXTRACT = `
import glob, os, sys, zipfile
[wheel] = glob.glob("*.whl")
zipfile.ZipFile(wheel).extract(sys.argv[1])
os.remove(wheel)
`;
