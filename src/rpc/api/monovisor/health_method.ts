import type { Verdict } from "../../../process/dependency.ts";
import type { Supervisor } from "../../../supervisor/life/supervisor.ts";
import { type HealthView, healthView } from "../../../view/health_view.ts";
import { sortedProcesses } from "../../../view/sorted_processes.ts";
import { viewTime } from "../../../view/view_time.ts";
import type { RpcStruct } from "../../codec/xmlrpc_value.ts";
import type { Method } from "../../method.ts";
import { inTurn } from "../supervisor/declare.ts";

const PROSPECTS: Readonly<Record<Verdict["kind"], string>> = { met: "yes", waiting: "later", never: "never" };

/** How all processes are doing: what `supervisorctl health` and `wait` ask for. */
export function healthMethod(supervisor: Supervisor): Method {
  return {
    name: "monovisor.getHealth",
    parameters: [],
    result: "array",
    help:
      "Return a struct for each process: 'group', 'name' and 'statename'; whether all is well with it ('healthy'); " +
      "whether it will be ready ('ready') and will end by itself as expected ('exit'), each yes, later or never; and " +
      "what is to be said of it ('detail').",
    call: () =>
      inTurn(supervisor, () => {
        const time = viewTime(supervisor.options.clock);
        return sortedProcesses(supervisor).map((process) => struct(healthView(process, time)));
      }),
  };
}

function struct({ group, name, state, isHealthy, ready, exit, detail }: HealthView): RpcStruct {
  return {
    ...{ group, name, statename: state, healthy: isHealthy },
    ...{ ready: PROSPECTS[ready], exit: PROSPECTS[exit], detail },
  };
}
