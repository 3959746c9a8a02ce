import type { SupervisorState } from "../../src/survive/supervisor_state.ts";
import { FakeSupervisor, groupConfig, poolConfig } from "../supervisor/fake_supervisor.ts";

/** The state of a supervisor in a world that a test plays. */
export function stateOf(world: FakeSupervisor): SupervisorState {
  return {
    writer: "monovisor 1.2.3",
    at: world.clock.monotonic(),
    daemon: {
      ...{ cwd: "/", configfile: "/etc/s.conf", executable: "/usr/bin/supervisord", token: "0f" },
      ...{
        inheritedFds: [],
        eventSerial: world.eventSerial.next,
        mainLog: null,
        outlets: {
          waiting: { "/dev/stdout": ["eA=="] },
          lost: { "/dev/stdout": { total: 2, untold: 1, why: "x", last: 1.5 } },
        },
        ownsPidFile: true,
        journal: null,
      },
    },
    active: { ...world.supervisor.options.config, groups: [] },
    supervisor: world.supervisor.snapshot(),
    lives: [],
    servers: [],
  };
}

/** A supervisor that runs a program and a listener, and its state. */
export function runningSupervisor(): { readonly world: FakeSupervisor; readonly state: () => SupervisorState } {
  const world = new FakeSupervisor([
    groupConfig({ name: "web", startsecs: 1 }),
    poolConfig({ events: ["PROCESS_STATE"] }),
  ]).run();
  const lives = [{ pid: 7, startTime: 12345, pidfd: 9, isChild: true }];
  return { world, state: () => ({ ...stateOf(world), lives }) };
}
