import { assertEquals } from "@std/assert";
import type { GroupConfig } from "../../src/config/model/group_config.ts";
import type { ChannelConfig, ProcessConfig } from "../../src/config/model/process_config.ts";
import { osError } from "../../src/os/os_error.ts";
import { PROCESS_STATES } from "../../src/process/state.ts";
import { type Fault, Faults } from "../support/faults.ts";
import { IS_NIGHT } from "../support/is_night.ts";
import { processConfig, UNFORMATTED } from "../support/process_config.ts";
import { groupConfig, poolConfig } from "./fake_supervisor.ts";
import { PlayedLife } from "./played_life.ts";

const X: Partial<ProcessConfig> = { name: "x", startsecs: 1, startretries: 1, autorestart: "unexpected" };

function logged(path: string, changes: Partial<ChannelConfig> = {}): ChannelConfig {
  const logfile = { kind: "file", path } as const;
  const nothing = { captureMaxbytes: 0, eventsEnabled: false, syslog: false, logfileUpkeep: null, ...UNFORMATTED };
  return { logfile, logfileMaxbytes: 100, logfileBackups: 1, ...nothing, ...changes };
}

const LOGS = { stdout: logged("/tmp/x.out"), stderr: logged("/tmp/x.err") };
const UPKEEP = { when: null, maxdays: 1, compress: null, mode: 0o640, owner: null };
const SOCKET = {
  ...{ transport: "unix", url: "unix:///tmp/x.sock", path: "/tmp/x.sock" } as const,
  ...{ mode: 0o700, owner: null, backlog: null },
};

/** Each kind of program that there is, with all that it can have. */
const PROGRAMS: Readonly<Record<string, GroupConfig>> = {
  "a program": groupConfig({ ...X, ...LOGS }),
  "a program whose outputs are one, captured, told and sent to syslog": groupConfig({
    ...X,
    redirectStderr: true,
    stopasgroup: true,
    killasgroup: true,
    stdout: logged("/tmp/x.out", { logfileBackups: 0, captureMaxbytes: 50, eventsEnabled: true, syslog: true }),
  }),
  "a program that is looked after": groupConfig({
    ...{ ...X, ...LOGS, ready: [{ kind: "fd", fd: 3 }] },
    liveness: {
      check: { kind: "connect", endpoint: { transport: "tcp", host: "localhost", port: 1 } },
      ...{ initialDelay: 0, period: 0.5, timeout: 1, successThreshold: 1, failureThreshold: 1 },
      ...{ failureAction: "none", tellsSuccess: true, watchdogSecs: 2 },
    },
  }),
  "a program whose logs are looked after": groupConfig({
    ...X,
    stdout: logged("/tmp/x.out", { logfileUpkeep: { ...UPKEEP, when: "* * * * *" } }),
    stderr: logged("/tmp/x.err", { logfileUpkeep: { ...UPKEEP, owner: { uid: 65534, gid: -1 } } }),
  }),
  "an fcgi-program": {
    ...{ kind: "fcgi-program", name: "x", priority: 999 } as const,
    processes: [processConfig({ ...X, ...LOGS, socket: SOCKET })],
  },
  "an eventlistener": poolConfig({
    ...{ name: "x", events: ["PROCESS_STATE", "REMOTE_COMMUNICATION"] },
    processes: [processConfig({ ...X, ...LOGS })],
  }),
};

const ERRORS: Readonly<Record<string, Fault["error"]>> = {
  EIO: (name) => osError(name, "EIO"),
  "something unforeseen": () => new TypeError("unforeseen"),
};

/** How the log or whoever asked is told of one. A program that cannot be looked at is not found, as in the original. */
const TELLING = /EIO|Errno 5\]|waitpid error 5|unforeseen|can't find command/;

for (const [what, group] of Object.entries(PROGRAMS)) {
  Deno.test(`the life of ${what} has every state`, async () => {
    const life = new PlayedLife(group, new Faults(null));
    life.live();
    assertEquals(await life.complaints(), []);
    assertEquals([...life.states].sort(), Object.keys(PROCESS_STATES).sort());
  });

  for (const [kind, error] of Object.entries(ERRORS)) {
    Deno.test(`${what} is kept whatever call fails with ${kind}`, async () => {
      const wrong: string[] = [];
      for (const at of callsOf(group)) {
        const faults = new Faults({ at, error });
        const complaints = await livedThrough(group, faults);
        const call = faults.calls[at - 1]?.name ?? "";
        wrong.push(...complaints.map((complaint) => `${call} (${at}): ${complaint}`));
      }
      assertEquals(wrong, []);
    });
  }
}

/** Which calls are to fail: at night every one; by day the first of its kind in a state of x, or behind another kind. */
function callsOf(group: GroupConfig): readonly number[] {
  const faults = new Faults(null);
  new PlayedLife(group, faults).live();
  const seen = new Set<string>();
  return faults.calls.flatMap(({ name, moment }, index) => {
    const places = [`${name} in ${moment}`, `${name} behind ${faults.calls[index - 1]?.name}`];
    const isNew = places.some((place) => !seen.has(place));
    for (const place of places) seen.add(place);
    return isNew || IS_NIGHT ? [index + 1] : [];
  });
}

async function livedThrough(group: GroupConfig, faults: Faults): Promise<readonly string[]> {
  try {
    const life = new PlayedLife(group, faults);
    life.live();
    const complaints = await life.complaints();
    const isTold = [...life.fake.log, ...life.told].some((line) => TELLING.test(line));
    return isTold ? complaints : [...complaints, "it is told"];
  } catch (error) {
    return [`nothing throws: ${error instanceof Error ? error.stack : error}`];
  }
}
