import type { ServerSnapshot } from "../http/server/server_snapshot.ts";
import type { LogFileSnapshot } from "../logs/log_file.ts";
import type { ProbesSnapshot } from "../probes/probes.ts";
import type { GroupSnapshot } from "../supervisor/life/groups.ts";
import type { ProcessGroupSnapshot } from "../supervisor/life/process_group.ts";
import type { PipesSnapshot } from "../supervisor/process/pipes.ts";
import type { SubprocessSnapshot } from "../supervisor/process/subprocess_options.ts";
import type { SupervisorState } from "./supervisor_state.ts";

/** What a descriptor is to be instead; null for none. Those of logs can be had by their names as well. */
export type FdMapping = (fd: number, of: "log" | "other") => number | null;

/** The same state with other descriptors. */
export function mapFds(state: SupervisorState, map: FdMapping): SupervisorState {
  const { daemon, supervisor, supervisor: { groups } } = state;
  const group = (snapshot: GroupSnapshot) => ({ ...snapshot, state: mapGroup(snapshot.state, map) });
  return {
    ...state,
    daemon: {
      ...daemon,
      inheritedFds: daemon.inheritedFds.flatMap((fd) => map(fd, "other") ?? []),
      mainLog: mapLog(daemon.mainLog, map),
    },
    supervisor: {
      ...supervisor,
      groups: { active: groups.active.map(group), removed: groups.removed.map(group) },
    },
    servers: state.servers.map((server) => mapServer(server, map)),
    lives: state.lives.map((life) => ({ ...life, pidfd: mapFd(life.pidfd, map) })),
  };
}

/** Every descriptor of a state: what has to stay open until somebody goes on from it. */
export function stateFds(state: SupervisorState): readonly number[] {
  const fds: number[] = [];
  mapFds(state, (fd) => {
    fds.push(fd);
    return fd;
  });
  return fds;
}

function mapServer({ listening, connections }: ServerSnapshot, map: FdMapping): ServerSnapshot {
  return {
    listening: { ...listening, fd: map(listening.fd, "other") ?? listening.fd },
    connections: connections.flatMap((connection) => {
      const fd = map(connection.fd, "other");
      return fd === null ? [] : { ...connection, fd };
    }),
  };
}

/** The same process with other descriptors. */
export function mapProcess(process: SubprocessSnapshot, map: FdMapping): SubprocessSnapshot {
  const { pipes, probes } = process;
  return {
    ...process,
    pipes: pipes === null ? null : mapPipes(pipes, map),
    probes: probes === null ? null : mapProbes(probes, map),
  };
}

/** The same sockets of FastCGI programs with other descriptors. */
export function mapSockets(sockets: ProcessGroupSnapshot["sockets"], map: FdMapping): ProcessGroupSnapshot["sockets"] {
  return mapValues(sockets, (socket) => ({ ...socket, fd: mapFd(socket.fd, map) }));
}

function mapGroup({ pool, sockets, processes }: ProcessGroupSnapshot, map: FdMapping): ProcessGroupSnapshot {
  return {
    pool,
    sockets: mapSockets(sockets, map),
    processes: mapValues(processes, (process) => mapProcess(process, map)),
  };
}

function mapPipes({ stdin, channels }: PipesSnapshot, map: FdMapping): PipesSnapshot {
  return {
    stdin: stdin === null ? null : { ...stdin, fd: mapFd(stdin.fd, map) },
    channels: mapValues(channels, ({ pipe, output }) => ({
      pipe: { ...pipe, fd: mapFd(pipe.fd, map) },
      output: { ...output, file: mapLog(output.file, map) },
    })),
  };
}

function mapProbes({ notify, pipe, met }: ProbesSnapshot, map: FdMapping): ProbesSnapshot {
  const fd = mapFd(notify?.fd ?? null, map);
  return { notify: notify === null || fd === null ? null : { ...notify, fd }, pipe: mapFd(pipe, map), met };
}

function mapLog(log: LogFileSnapshot | null, map: FdMapping): LogFileSnapshot | null {
  return log === null || log.fd === null ? log : { ...log, fd: map(log.fd, "log") };
}

function mapFd(fd: number | null, map: FdMapping): number | null {
  return fd === null ? null : map(fd, "other");
}

function mapValues<T>(table: Readonly<Record<string, T>>, map: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, map(value)]));
}
