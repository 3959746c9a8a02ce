import { crowdRespawn } from "./figures/crowd_respawn.ts";
import { crowdStart } from "./figures/crowd_start.ts";
import { crowdStop } from "./figures/crowd_stop.ts";
import { ctlStatus } from "./figures/ctl_status.ts";
import { idle } from "./figures/idle.ts";
import { limits } from "./figures/limits.ts";
import { listenerEvents } from "./figures/listener_events.ts";
import { loggers } from "./figures/loggers.ts";
import { memoryUse } from "./figures/memory.ts";
import { openPages } from "./figures/open_pages.ts";
import { ordinaryDay } from "./figures/ordinary_day.ts";
import { quietMinute } from "./figures/quiet_minute.ts";
import { rpc } from "./figures/rpc.ts";
import { start } from "./figures/start.ts";
import { underLoad } from "./figures/under_load.ts";
import { formats, writers } from "./figures/writers.ts";
import type { Figure } from "./support/figure.ts";

/** Every figure, in the order of the table. Those of a scene are measured in this order, too: its end comes last. */
export const FIGURES: readonly Figure[] = [
  start,
  ...ctlStatus,
  ...crowdStart,
  ...idle,
  ...ordinaryDay,
  ...memoryUse,
  ...underLoad,
  ...rpc,
  quietMinute,
  crowdRespawn,
  crowdStop,
  ...writers,
  ...formats,
  ...loggers,
  ...listenerEvents,
  ...openPages,
  ...limits,
];
