import type { Config } from "../../config/model/config.ts";
import type { EventSerial } from "../../events/bus.ts";
import type { Logger } from "../../logs/logger.ts";
import type { Clock, Poller } from "../../os/clock.ts";
import type { Os } from "../../os/os.ts";
import type { Sockets } from "../../os/sockets.ts";
import type { Change } from "../host.ts";
import type { Outlets } from "../outlets/outlets.ts";
import type { GroupsSnapshot } from "./groups.ts";
import type { TicksSnapshot } from "./ticks.ts";

/** What a supervisor is made of: its configuration, and the world that it acts on. */
export interface SupervisorOptions {
  readonly config: Config;
  readonly os: Os;
  readonly clock: Clock;
  readonly poller: Poller;
  readonly sockets: Sockets;
  readonly logger: Logger;
  /** What programs write to beside files. */
  readonly outlets: Outlets;
  /** Reads the configuration files again; throws ConfigError. */
  readonly load: () => Config;
  /** Reads them for a restart; throws ConfigError also for what it could not start with. */
  readonly loadNext: () => Config;
  /** Where the count of events stands; a reload goes on with it (DAEMON-039). */
  readonly eventSerial: EventSerial;
  /** Where another one stood: this one goes on there, once it is told to run. */
  readonly state?: SupervisorSnapshot | null;
  /** Is told of each change of which a snapshot would tell; a change of "groups" is one of all. */
  readonly onChange?: (change: Change | { readonly kind: "groups" }) => void;
}

/** A supervisor in its RUNNING mood as plain JSON. */
export interface SupervisorSnapshot {
  readonly loaded: Config;
  readonly groups: GroupsSnapshot;
  readonly ticks: TicksSnapshot;
}
