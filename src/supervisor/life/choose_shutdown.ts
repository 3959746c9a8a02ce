import type { Leaving } from "./leaving.ts";
import { OrderedShutdown, type OrderedShutdownOptions } from "./ordered_shutdown.ts";
import type { ProcessGroup } from "./process_group.ts";
import { Shutdown } from "./shutdown.ts";

/** As ever, unless something is written down that says otherwise. */
export function chooseShutdown(groups: readonly ProcessGroup[], options: OrderedShutdownOptions): Leaving {
  const { graph, host: { settings: { shutdownTimeout } } } = options;
  const isOrdered = !graph.isEmpty || shutdownTimeout !== null;
  return isOrdered ? new OrderedShutdown(groups, options) : new Shutdown(groups, options);
}
