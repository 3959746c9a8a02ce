import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { type ResourceView, resourceViews } from "../../../view/resource_view.ts";
import { RpcDouble, type RpcStruct } from "../../codec/xmlrpc_value.ts";
import type { Method } from "../../method.ts";

/** What all processes use of the machine: what `supervisorctl status --json` and `--watch` ask for. */
export function resourcesMethod(supervisor: Supervisor): Method {
  return {
    name: "monovisor.getResources",
    parameters: [],
    result: "array",
    help: "Return a struct for each process: 'group' and 'name'; of it and all that it has started 'cpu_seconds', " +
      "'resident_bytes' and how many 'processes' they are, 0 while it does not run; how many 'restarts' nobody asked " +
      "for; whether it is 'ready'; and what it has written, 'stdout_bytes' and 'stderr_bytes'.",
    call: async () => (await resourceViews(supervisor)).map(struct),
  };
}

// An <int> holds no more than 2 GiB
function struct({ process, usage, ready, restarts, written }: ResourceView): RpcStruct {
  return {
    ...{ group: process.group, name: process.config.name, restarts, ready: ready === "met" },
    ...{ cpu_seconds: new RpcDouble(usage?.cpuSeconds ?? 0), resident_bytes: new RpcDouble(usage?.residentBytes ?? 0) },
    ...{ processes: usage?.processes ?? 0 },
    ...{ stdout_bytes: new RpcDouble(written.stdout), stderr_bytes: new RpcDouble(written.stderr) },
  };
}
