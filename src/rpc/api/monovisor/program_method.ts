import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { COMPATIBLE_VERSION, MONOVISOR } from "../../../text/version.ts";
import type { Called } from "../../../view/explain/daemon_checks.ts";
import type { Method } from "../../method.ts";

/** Which program runs, and whether its file is still that one: what `supervisorctl version --all` asks for. */
export function programMethod({ options: { os } }: Supervisor, { executable }: Called): Method {
  return {
    name: "monovisor.getProgram",
    parameters: [],
    result: "struct",
    help: "Return the name and version of this program ('version'), the release of Supervisor that it is compatible " +
      "with ('supervisor'), its 'pid', the path of its 'executable', and whether there still 'is' the same there, or " +
      "it is replaced, gone or unknown.",
    call: () => {
      const { path, is } = os.ownFile(executable);
      return { version: MONOVISOR, supervisor: COMPATIBLE_VERSION, pid: os.getpid(), executable: path, is };
    },
  };
}
