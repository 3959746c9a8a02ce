import type { Processes } from "../os/processes.ts";
import type { Os } from "../os/os.ts";
import type { ProcessRecord } from "../process/record.ts";
import type { ProcessGroupSnapshot } from "../supervisor/life/process_group.ts";
import type { SubprocessSnapshot } from "../supervisor/process/subprocess_options.ts";
import type { Life } from "./life.ts";
import type { SupervisorState } from "./supervisor_state.ts";

/** How one is found. */
interface Finding {
  readonly os: Pick<Os, "close">;
  readonly processes: Processes;
}

/**
 * Death may come when a program is being started: it has pipes then, and no pid in the journal. Where there is a process
 * at their other ends it is the program, and else there is none, and it is started anew. Throws OsError.
 */
export function findUnborn(state: SupervisorState, finding: Finding): SupervisorState {
  const lives: Life[] = [...state.lives];
  const { groups } = state.supervisor;
  const active = groups.active.map((group) => ({ ...group, state: foundIn(group.state, { ...finding, lives }) }));
  return { ...state, lives, supervisor: { ...state.supervisor, groups: { ...groups, active } } };
}

function foundIn(
  group: ProcessGroupSnapshot,
  { os, processes, lives }: Finding & { readonly lives: Life[] },
): ProcessGroupSnapshot {
  const found = Object.entries(group.processes).map(([name, process]): [string, SubprocessSnapshot] => {
    const { record, pipes } = process;
    if (record.pid !== 0 || pipes === null) return [name, process];
    const fds = [pipes.stdin?.fd, ...Object.values(pipes.channels).map(({ pipe }) => pipe.fd)]
      .filter((fd) => typeof fd === "number");
    const identity = fds.map((fd) => processes.behindPipe(fd)).find((identity) => identity !== null);
    if (identity !== undefined) {
      lives.push({ ...identity, pidfd: processes.open(identity), isChild: false });
      return [name, { ...process, record: { ...record, pid: identity.pid } }];
    }
    for (const fd of fds) os.close(fd);
    return [name, { ...process, record: again(record), pipes: null }];
  });
  return { ...group, processes: Object.fromEntries(found) };
}

// At once, and it counts for nothing
function again(record: ProcessRecord): ProcessRecord {
  return { ...record, state: "BACKOFF", deadline: 0 };
}
