import { feedingRate } from "../limits/feeding_rate.ts";
import { Daemon } from "../support/daemon.ts";
import type { Figure, Scale, Subject } from "../support/figure.ts";
import { LISTENER } from "../support/programs.ts";
import { waitFor } from "../support/wait_for.ts";

/** Bytes an event: with much smaller ones the original runs into Python's recursion limit. */
const PAYLOAD = 500;

/** PROCESS_COMMUNICATION events that a program causes in one burst, buffered and handed to one listener. */
export const listenerEvents: readonly Figure[] = [{
  name: "events a second through one listener",
  unit: "1/s",
  better: "higher",
  goal: 2.5,
  measure,
}, {
  name: "events a second, beside a plain loop",
  unit: "1/s",
  better: "higher",
  goal: null,
  limit: {
    name: "loop in C that feeds the listener",
    measure: (scale) => feedingRate({ count: countAt(scale), bytes: PAYLOAD }),
  },
  measure,
}];

async function measure({ target, scale }: Subject): Promise<number> {
  const count = countAt(scale);
  await using daemon = await Daemon.start(target, { programs: (folder) => sections(folder, count) });
  const { scratch } = daemon;
  const event = `<!--XSUPERVISOR:BEGIN-->${"x".repeat(PAYLOAD)}<!--XSUPERVISOR:END-->`;
  await Deno.writeTextFile(scratch.path("events"), event.repeat(count));
  await daemon.running(1);
  await daemon.call("supervisor.startProcess", ["talker", false]);
  const seconds = await waitFor(() => numberIn(scratch.path("result")), {
    what: () => `${count} events at the listener`,
    within: 120,
    every: 50,
  });
  return (count - 1) / seconds;
}

function countAt(scale: Scale): number {
  return scale === "small" ? 4000 : 20000;
}

function sections(folder: string, count: number): string {
  return `[program:talker]
command=/bin/cat ${folder}/events
autostart=false
autorestart=false
startsecs=0
stdout_logfile=NONE
stdout_capture_maxbytes=64KB

[eventlistener:listener]
command=python3 ${LISTENER} ${folder}/result ${count}
events=PROCESS_COMMUNICATION
buffer_size=${count}
`;
}

function numberIn(path: string): number | undefined {
  try {
    const text = Deno.readTextFileSync(path);
    return text.endsWith("\n") ? Number(text) : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
