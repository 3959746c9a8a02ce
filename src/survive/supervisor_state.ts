import type { Config } from "../config/model/config.ts";
import type { GroupConfig } from "../config/model/group_config.ts";
import type { ServerSnapshot } from "../http/server/server_snapshot.ts";
import type { LogFileSnapshot } from "../logs/log_file.ts";
import type { GroupSnapshot } from "../supervisor/life/groups.ts";
import type { LossesSnapshot } from "../supervisor/outlets/losses.ts";
import type { OutletsSnapshot } from "../supervisor/outlets/outlets.ts";
import type { SupervisorSnapshot } from "../supervisor/life/supervisor_options.ts";
import { configShape, groupConfigShape } from "./config_shape.ts";
import { groupShape, logFileShape } from "./group_shape.ts";
import { type Life, lifeShape } from "./life.ts";
import { serverShape } from "./server_shape.ts";
import {
  base64,
  list,
  members,
  natural,
  nullable,
  optional,
  real,
  type Shape,
  ShapeError,
  table,
  text,
  truth,
  word,
} from "./shape.ts";

/** The number of the format below. It grows with every change that an older reader would misunderstand. */
const FORMAT = 1;

/** Everything that a running supervisord is, but for its programs: plain data, from which another one goes on. */
export interface SupervisorState {
  /** Who has written it: name and version. */
  readonly writer: string;
  /** The monotonic instant at which it was written. Instants mean the same to its reader, as long as the system runs. */
  readonly at: number;
  readonly daemon: DaemonState;
  /** What is in force since the start. Its groups are those of the supervisor. */
  readonly active: Config;
  readonly supervisor: SupervisorSnapshot;
  /** Of what runs, where more is known than its pid. */
  readonly lives: readonly Life[];
  /** In the order of the configuration in force. */
  readonly servers: readonly ServerSnapshot[];
}

/** What supervisord is beside its supervisor. */
export interface DaemonState {
  /** Where it was started, which is where relative paths begin. */
  readonly cwd: string;
  /** The configuration file's path. */
  readonly configfile: string;
  /** The executable's path, as it was found at the start. */
  readonly executable: string;
  /** What its caller handed over (DAEMON-063). */
  readonly inheritedFds: readonly number[];
  readonly eventSerial: number;
  /** Of its pages, so that one that is open goes on working. */
  readonly token: string;
  /** null: it goes to syslog. */
  readonly mainLog: LogFileSnapshot | null;
  /** What waits for those who read the main log or programs' output, and what they have lost. */
  readonly outlets: OutletsSnapshot;
  /** Whether the pid file is its own. */
  readonly ownsPidFile: boolean;
  /** Where the service manager has its journal; null where it has none. */
  readonly journal: string | null;
}

/** A state that cannot be gone on from. */
export class StateError extends Error {
  /** How it is told apart from other errors where `instanceof` cannot. */
  override readonly name = "StateError";
}

/** A group's configuration stands in one list, however often it is referred to: by its place there. */
interface WrittenState extends Omit<SupervisorState, "active" | "daemon" | "supervisor"> {
  readonly format: typeof FORMAT;
  readonly daemon: WrittenDaemon;
  readonly configs: readonly GroupConfig[];
  readonly active: Config;
  readonly loaded: Config;
  readonly loadedGroups: readonly number[];
  readonly groups: readonly WrittenGroup[];
  readonly removed: readonly WrittenGroup[];
  readonly ticks: SupervisorSnapshot["ticks"];
}

/** What was lost stands beside what waits: 0.5.0 wrote the latter alone, and reads it. */
interface WrittenDaemon extends Omit<DaemonState, "outlets"> {
  readonly outlets: OutletsSnapshot["waiting"];
  readonly lost: OutletsSnapshot["lost"] | undefined;
}

interface WrittenGroup extends Omit<GroupSnapshot, "config"> {
  readonly config: number;
}

/** The state as bytes. */
export function encodeState(
  { active, daemon: { outlets, ...daemon }, supervisor: { loaded, groups, ticks }, ...rest }: SupervisorState,
): Uint8Array {
  const places = new Map<GroupConfig, number>();
  const placeOf = (config: GroupConfig) => {
    const place = places.get(config) ?? places.size;
    places.set(config, place);
    return place;
  };
  const written = ({ config, state }: GroupSnapshot): WrittenGroup => ({ config: placeOf(config), state });
  const state: Omit<WrittenState, "configs"> = {
    ...{ format: FORMAT, ...rest, active: { ...active, groups: [] } },
    daemon: { ...daemon, outlets: outlets.waiting, lost: outlets.lost },
    ...{ loaded: { ...loaded, groups: [] }, loadedGroups: loaded.groups.map(placeOf) },
    ...{ groups: groups.active.map(written), removed: groups.removed.map(written), ticks },
  };
  return new TextEncoder().encode(JSON.stringify({ ...state, configs: [...places.keys()] }));
}

/** Throws StateError for what no version known here has written. */
export function decodeState(bytes: Uint8Array): SupervisorState {
  const { format: _format, configs, active, loaded, loadedGroups, groups, removed, ticks, ...written } = read(bytes);
  const { daemon: { outlets: waiting, lost = {}, ...daemon }, ...rest } = written;
  const configAt = (place: number) => {
    const config = configs[place];
    if (config === undefined) throw new StateError(`Cannot read the state: it has no configuration ${place}`);
    return config;
  };
  const group = ({ config, state }: WrittenGroup): GroupSnapshot => ({ config: configAt(config), state });
  return {
    ...rest,
    active,
    daemon: { ...daemon, outlets: { waiting, lost } },
    supervisor: {
      loaded: { ...loaded, groups: loadedGroups.map(configAt) },
      groups: { active: groups.map(group), removed: removed.map(group) },
      ticks,
    },
  };
}

function read(bytes: Uint8Array): WrittenState {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    formatShape(value, "the state");
    stateShape(value, "the state");
    return value;
  } catch (error) {
    if (error instanceof ShapeError) throw new StateError(`Cannot read the state: ${error.message}`);
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw new StateError("Cannot read the state: it is damaged");
  }
}

const formatShape: Shape<{ readonly format: typeof FORMAT }> = members<{ readonly format: typeof FORMAT }>({
  format: word(FORMAT),
});

const writtenGroup: Shape<WrittenGroup> = members<WrittenGroup>({ config: natural, state: groupShape });

const stateShape: Shape<WrittenState> = members<WrittenState>({
  format: word(FORMAT),
  writer: text,
  at: real,
  daemon: members<WrittenDaemon>({
    cwd: text,
    configfile: text,
    executable: text,
    inheritedFds: list(natural),
    eventSerial: natural,
    token: text,
    mainLog: nullable(logFileShape),
    outlets: table(list(base64)),
    lost: optional(table(members<LossesSnapshot>({ total: natural, untold: natural, why: text, last: real }))),
    ownsPidFile: truth,
    journal: nullable(text),
  }),
  configs: list(groupConfigShape),
  active: configShape,
  loaded: configShape,
  loadedGroups: list(natural),
  groups: list(writtenGroup),
  removed: list(writtenGroup),
  lives: list(lifeShape),
  servers: list(serverShape),
  ticks: table(real),
});
