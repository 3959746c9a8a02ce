import { assertEquals } from "@std/assert";
import { findUnborn } from "../../src/survive/find_unborn.ts";
import type { SupervisorState } from "../../src/survive/supervisor_state.ts";
import { runningSupervisor } from "./supervisor_state.ts";

/** The program's pipes are there, and no pid is known. */
function dying(): { readonly state: SupervisorState; readonly fds: readonly number[] } {
  const state = runningSupervisor().state();
  const { groups } = state.supervisor;
  const fds: number[] = [];
  const active = groups.active.map((group) => {
    const process = group.state.processes["web"];
    if (process === undefined) return group;
    for (const { pipe: { fd } } of Object.values(process.pipes?.channels ?? {})) if (fd !== null) fds.push(fd);
    const unborn = { ...process, record: { ...process.record, pid: 0 } };
    return { ...group, state: { ...group.state, processes: { web: unborn } } };
  });
  return { state: { ...state, lives: [], supervisor: { ...state.supervisor, groups: { ...groups, active } } }, fds };
}

function found(behind: number | null) {
  const { state, fds } = dying();
  const closed: number[] = [];
  const { lives, supervisor } = findUnborn(state, {
    os: { close: (fd) => void closed.push(fd) },
    processes: {
      identify: () => null,
      isAlive: () => true,
      open: () => 77,
      exitStatus: () => "unknown",
      behindPipe: (fd) => behind !== null && fds.includes(fd) ? { pid: behind, startTime: 5 } : null,
    },
  });
  const web = supervisor.groups.active.find(({ config }) => config.name === "web")?.state.processes["web"];
  return {
    lives,
    record: web?.record,
    hasPipes: web?.pipes !== null,
    isClosed: fds.every((fd) => closed.includes(fd)),
  };
}

Deno.test("findUnborn() finds a program that was being started by its pipes", () => {
  const { lives, record, hasPipes, isClosed } = found(42);
  assertEquals(lives, [{ pid: 42, startTime: 5, pidfd: 77, isChild: false }]);
  assertEquals([record?.state, record?.pid, hasPipes, isClosed], ["STARTING", 42, true, false]);
});

Deno.test("findUnborn() has started anew at once what nobody is behind", () => {
  const { lives, record, hasPipes, isClosed } = found(null);
  assertEquals(lives, []);
  assertEquals([record?.state, record?.backoff, record?.deadline], ["BACKOFF", 0, 0]);
  assertEquals([record?.pid, hasPipes, isClosed], [0, false, true]);
});
