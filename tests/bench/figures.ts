import { crowdRespawn } from "./figures/crowd_respawn.ts";
import { crowdStart } from "./figures/crowd_start.ts";
import { crowdStop } from "./figures/crowd_stop.ts";
import { ctlStatus } from "./figures/ctl_status.ts";
import { idle } from "./figures/idle.ts";
import { limits } from "./figures/limits.ts";
import { listenerEvents } from "./figures/listener_events.ts";
import { memoryUse } from "./figures/memory.ts";
import { rpc } from "./figures/rpc.ts";
import { start } from "./figures/start.ts";
import { formats, writers } from "./figures/writers.ts";
import type { Figure } from "./support/figure.ts";

/** Every figure, in the order of the table. Those of a scene are measured in this order, too: its end comes last. */
export const FIGURES: readonly Figure[] = [
  start,
  ...ctlStatus,
  ...crowdStart,
  ...idle,
  ...memoryUse,
  ...rpc,
  crowdRespawn,
  crowdStop,
  ...writers,
  ...formats,
  ...listenerEvents,
  ...limits,
];
