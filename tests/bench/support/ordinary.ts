import { Daemon } from "./daemon.ts";
import type { Target } from "./figure.ts";
import { pause } from "./pause.ts";
import { type Memory, memory } from "./proc.ts";
import { COUNTER, LISTENER } from "./programs.ts";

const PRINTING = { silent: 25, heard: 5 } as const;
const LINES_A_SECOND = 10;
/** Seconds from one `supervisorctl status` to the next. */
const STATUS = 5;

/** The section of a program that crashes every two seconds. */
export const CRASHER = `[program:crasher]
command=/bin/sh -c "sleep 2; exit 1"
`;

/** Programs that print, some of them to a listener too, and one that crashes. */
const SECTIONS = `${printers("silent")}
${printers("heard")}stdout_events_enabled=true

[eventlistener:listener]
command=python3 ${LISTENER}
events=PROCESS_LOG

${CRASHER}`;

/** Starts a daemon as most are: a few dozen programs that print and now and then crash. */
export async function startOrdinary(target: Target): Promise<Daemon> {
  const daemon = await Daemon.start(target, { programs: () => SECTIONS });
  try {
    await daemon.running(PRINTING.silent + PRINTING.heard + 2);
    return daemon;
  } catch (error) {
    await daemon[Symbol.asyncDispose]();
    throw error;
  }
}

/** What a daemon took in some time. */
export interface Day {
  /** CPU milliseconds a second. */
  readonly cpu: number;
  /** Its memory, once a second. */
  readonly memory: readonly Memory[];
}

/** Looks on for so many seconds. */
export async function watch(daemon: Daemon, seconds: number, everySecond?: (second: number) => unknown): Promise<Day> {
  const [start, before] = [performance.now(), daemon.cpu];
  const seen: Memory[] = [];
  for (let second = 1; second <= seconds; second++) {
    await everySecond?.(second);
    await pause(start + second * 1000 - performance.now());
    seen.push(memory(daemon.pid));
  }
  return { cpu: 1e6 * (daemon.cpu - before) / (performance.now() - start), memory: seen };
}

/** What is asked of it all day: a monitor's poll each second, and somebody's `supervisorctl status` each five. */
export async function askDaily(daemon: Daemon, second: number): Promise<void> {
  await daemon.rawCall("supervisor.getAllProcessInfo");
  if (second % STATUS !== 0) return;
  const args = ["-c", daemon.scratch.path("c"), "status"];
  const { stdout } = await new Deno.Command(`${daemon.target.bin}/supervisorctl`, { args, stdin: "null" }).output();
  if (!new TextDecoder().decode(stdout).includes("RUNNING")) throw new Error("supervisorctl shows nothing RUNNING");
}

function printers(name: keyof typeof PRINTING): string {
  return `[program:${name}]
command=python3 ${COUNTER} ${LINES_A_SECOND}
process_name=%(process_num)d
numprocs=${PRINTING[name]}
`;
}
