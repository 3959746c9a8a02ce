import type { Target } from "../target.ts";
import { type Daemon, WRITER } from "./daemon.ts";

/** Both daemons. */
export interface Targets {
  readonly ours: Target;
  readonly reference: Target;
}

/** One of the ways in which something happens to a daemon. */
export interface Way {
  /** As the table tells it. */
  readonly who: string;
  /** Which daemon runs before. */
  readonly begins: keyof Targets;
  readonly adopts: boolean;
  /** Lets it happen; resolves when the daemon that follows does its work, or is about to. */
  readonly act: (daemon: Daemon, targets: Targets) => Promise<void>;
  /** Whether all programs are started anew. */
  readonly restarts: boolean;
  /** Lines that may be lost in one run where all programs have to run on; null: only to compare with. */
  readonly mayLose: number | null;
}

/** Something that happens to a daemon, and to its programs. */
export interface Scenario {
  /** As the table tells it. */
  readonly name: string;
  readonly programs: number;
  /** Lines of [supervisord]. */
  readonly settings: string;
  readonly sections: string;
  readonly ways: readonly Way[];
}

/** The log of which the silence is measured: that of a program that writes a line each 10 ms. */
export const WATCHED_LOG = "w00.log";
/** The program that writes flat out does so once there is a file of this name. */
export const GO = "go";
const CONFIG = ["-c", "supervisord.conf"];
/** What one read(2) can hold, in lines: that much is in nobody's hands but the daemon's when it is killed. */
const ONE_READ = 131_072 / 64;

const FLAT_OUT = `[program:flat]
command=python3 ${WRITER} %(here)s/ledger 0 %(here)s/${GO}
startsecs=0
stdout_logfile=%(here)s/flat.log
stdout_logfile_maxbytes=0
`;
const writers = (count: number) =>
  `[program:writer]
command=python3 ${WRITER} %(here)s/ledger 0.01
process_name=w%(process_num)02d
numprocs=${count}
startsecs=0
stdout_logfile=%(here)s/w%(process_num)02d.log
stdout_logfile_maxbytes=0
`;
const quiet = (count: number) =>
  `[program:quiet]
command=%(here)s/sleep 1000
process_name=q%(process_num)04d
numprocs=${count}
startsecs=0
`;

const UPGRADE: Way = {
  who: "monovisor: `supervisorctl upgrade`",
  ...{ begins: "ours", adopts: false, restarts: false, mayLose: 0 },
  act: (daemon, { ours }) => daemon.command(`${ours.bin}/supervisorctl`, ...CONFIG, "upgrade"),
};
const STOP_AND_START: Way = {
  who: "Supervisor 4.3.0: stopped and started",
  ...{ begins: "reference", adopts: false, restarts: true, mayLose: null },
  async act(daemon, { reference }) {
    await daemon.end();
    await daemon.begin(reference);
  },
};
const upgrades = [UPGRADE, STOP_AND_START];

/** All of them, in the order of the table. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: "another version: 50 writers, one of them flat out",
    ...{ programs: 50, settings: "", sections: writers(49) + FLAT_OUT, ways: upgrades },
  },
  {
    name: "another version: 99 quiet programs, one writer",
    ...{ programs: 100, settings: "", sections: writers(1) + quiet(99), ways: upgrades },
  },
  {
    name: "another version: 999 quiet programs, one writer",
    ...{ programs: 1000, settings: "minfds=4096\n", sections: writers(1) + quiet(999), ways: upgrades },
  },
  {
    name: "SIGKILL, started again: 50 writers, one of them flat out, 50 quiet programs",
    ...{ programs: 100, settings: "", sections: writers(49) + FLAT_OUT + quiet(50) },
    ways: [
      {
        who: "monovisor with `adopt=true`",
        ...{ begins: "ours", adopts: true, restarts: false, mayLose: ONE_READ },
        async act(daemon, { ours }) {
          await daemon.die();
          await daemon.begin(ours);
        },
      },
      {
        who: "Supervisor 4.3.0",
        ...{ begins: "reference", adopts: false, restarts: true, mayLose: null },
        async act(daemon, { reference }) {
          await daemon.die();
          await daemon.begin(reference);
        },
      },
    ],
  },
  {
    name: "from Supervisor to monovisor: 50 writers, one of them flat out",
    ...{ programs: 50, settings: "", sections: writers(49) + FLAT_OUT },
    ways: [
      {
        who: "`supervisord takeover`",
        ...{ begins: "reference", adopts: false, restarts: false, mayLose: 0 },
        act: (daemon, { ours }) => daemon.command(`${ours.bin}/supervisord`, "takeover", ...CONFIG),
      },
      {
        who: "the one stopped, the other started",
        ...{ begins: "reference", adopts: false, restarts: true, mayLose: null },
        async act(daemon, { ours }) {
          await daemon.end();
          await daemon.begin(ours);
        },
      },
    ],
  },
];
