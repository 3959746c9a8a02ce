import { run } from "../../cli/dev/run_command.ts";
import { installOnce } from "./install_once.ts";

/** The folder of a Python environment that holds exactly `packages`, each as `name==version`. */
export function pythonPackages(folder: string, packages: readonly string[]): Promise<string> {
  return installOnce({
    folder,
    what: packages.join(" "),
    fill: async (path) => {
      await run(["python3", "-m", "venv", path]);
      await run([`${path}/bin/pip`, "install", "--quiet", "--disable-pip-version-check", ...packages]);
    },
  });
}
