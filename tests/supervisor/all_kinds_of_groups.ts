import type { GroupConfig } from "../../src/config/model/group_config.ts";
import { processConfig } from "../support/process_config.ts";
import { poolConfig } from "./fake_supervisor.ts";

const SOCKET = {
  ...{ transport: "unix", url: "unix:///tmp/x.sock", path: "/tmp/x.sock" } as const,
  ...{ mode: 0o700, owner: null, backlog: null },
};
const LOG = { ...processConfig().stdout, logfile: { kind: "auto" } as const, logfileMaxbytes: 1000, logfileBackups: 1 };
const PROGRAM = { startsecs: 1, startretries: 1, stopwaitsecs: 3, autorestart: "unexpected" } as const;

/** An fcgi-program f, programs p1 and p2, a pool l; startsecs differ, so that no two deadlines are one. */
export const GROUPS: readonly GroupConfig[] = [
  {
    ...{ kind: "fcgi-program", name: "f", priority: 999 } as const,
    processes: ["f1", "f2"].map((name, index) =>
      processConfig({ ...PROGRAM, name, startsecs: 1 + index / 8, socket: SOCKET, stderr: LOG })
    ),
  },
  {
    ...{ kind: "program", name: "p", priority: 999 } as const,
    processes: [
      processConfig({
        ...PROGRAM,
        name: "p1",
        startsecs: 1.5,
        // What it is asked is asked anew by another one, but what it tells comes through
        ready: [{ kind: "notify" }, { kind: "fd", fd: 3 }, { kind: "log_line", pattern: "xxx" }],
        stdout: { ...LOG, captureMaxbytes: 100, eventsEnabled: true },
      }),
      processConfig({ ...PROGRAM, name: "p2", startsecs: 2, stdout: LOG, redirectStderr: true, autorestart: true }),
    ],
  },
  poolConfig({ events: ["EVENT"], bufferSize: 5 }),
];
