import { Daemon } from "./daemon.ts";
import type { Subject } from "./figure.ts";
import { firstLine, loggedSize } from "./logged_size.ts";
import { median } from "./median.ts";
import { LISTENER } from "./programs.ts";
import { Scratch } from "./scratch.ts";
import { touchMemory } from "./touch_memory.ts";
import { waitFor } from "./wait_for.ts";
import { makeWriter, TIMES } from "./writer.ts";

/** Programs that write as fast as they can, and what the daemon does with their output. */
export interface WritingOptions {
  readonly writers: number;
  /** Bytes in all, each time. */
  readonly bytes: number;
  /** How often; the median counts. */
  readonly times?: number;
  /** Sends each read to a listener as an event. */
  readonly events?: boolean;
  /** Text with colours, which strip_ansi takes out again. */
  readonly colours?: boolean;
  /** Bytes of a line, where they are all to be of one length. */
  readonly width?: number;
  /** stdout_logfile_format= */
  readonly format?: "plain" | "prefix" | "json";
  /** stdout_logfile_time_format= */
  readonly time?: string;
  /** stdout_logfile_maxbytes=, 0: none. */
  readonly rotation?: number;
}

/** How fast it went. */
export interface Written {
  /** Of what the programs wrote, until the last byte stood in the log file. */
  readonly megabytesPerSecond: number;
  /** CPU seconds of the daemon for 10^9 bytes. */
  readonly cpuPerGigabyte: number;
}

/** Lets programs write to their log files through a daemon. */
export async function writing({ target }: Subject, options: WritingOptions): Promise<Written> {
  const { writers, bytes, times = TIMES, events = false, colours = false, width, format = "plain" } = options;
  const { time = "", rotation = 0 } = options;
  await using scratch = await Scratch.make();
  const writer = await makeWriter(scratch, { bytes: bytes / writers, colours, width });
  await using daemon = await Daemon.start(target, {
    programs: (folder) => sections({ folder, command: writer.command, writers, events, format, time, rotation }),
    settings: `strip_ansi=${colours}`,
  });
  if (events) await daemon.running(1);
  const logs = Array.from({ length: writers }, (_, index) => `out-${index}`);
  await touchMemory(scratch, writer.clean * writers);
  const taken: { readonly seconds: number; readonly cpu: number }[] = [];
  for (let time = 1; time <= times; time++) {
    taken.push(await writeOnce(daemon, logs, format === "plain" ? writer : { lines: writer.lines }));
    await daemon.logged(" exited: ", { count: writers * time, within: 60 });
    await empty(daemon.scratch.folder);
  }
  const total = writer.bytes * writers;
  return {
    megabytesPerSecond: total / 1e6 / median(taken.map(({ seconds }) => seconds)),
    cpuPerGigabyte: median(taken.map(({ cpu }) => cpu)) / (total / 1e9),
  };
}

// What is made of lines of one length is of one length, too
async function writeOnce(
  daemon: Daemon,
  logs: readonly string[],
  { lines, clean = null }: { readonly lines: number; readonly clean?: number | null },
) {
  const cpu = daemon.cpu;
  const start = performance.now();
  await daemon.call("supervisor.startProcessGroup", ["writer", false]);
  const { folder } = daemon.scratch;
  const isOf = (log: string) => (name: string) => name === log || name.startsWith(`${log}.`);
  const wantedOf = (log: string) => clean ?? lines * (firstLine(folder, isOf(log)) ?? Infinity);
  const isWhole = (log: string) => loggedSize(folder, isOf(log)) >= wantedOf(log);
  const written = () => loggedSize(folder, (name) => name.startsWith("out-"));
  const what = () => `${lines} lines in each log, got ${written()} bytes in all`;
  await waitFor(() => logs.every(isWhole) || undefined, { what, within: 180, every: 2 });
  return { seconds: (performance.now() - start) / 1000, cpu: daemon.cpu - cpu };
}

async function empty(folder: string): Promise<void> {
  for (const { name } of Deno.readDirSync(folder)) {
    if (/^out-\d+$/.test(name)) await Deno.truncate(`${folder}/${name}`);
    if (/^out-\d+\.\d+$/.test(name)) await Deno.remove(`${folder}/${name}`);
  }
}

interface SectionOptions {
  readonly folder: string;
  readonly command: string;
  readonly writers: number;
  readonly events: boolean;
  readonly format: string;
  readonly time: string;
  readonly rotation: number;
}

function sections({ folder, command, writers, events, format, time, rotation }: SectionOptions): string {
  const listener = `[eventlistener:listener]\ncommand=python3 ${LISTENER}\nevents=PROCESS_LOG\n`;
  return `[program:writer]
command=${command}
process_name=%(process_num)d
numprocs=${writers}
autostart=false
autorestart=false
startsecs=0
redirect_stderr=true
stdout_logfile=${folder}/out-%(process_num)d
stdout_logfile_maxbytes=${rotation}
stdout_logfile_backups=50
${format === "plain" ? "" : `stdout_logfile_format=${format}`}
${time === "" ? "" : `stdout_logfile_time_format=${time.replaceAll("%", "%%")}`}
stdout_events_enabled=${events}

${events ? listener : ""}`;
}
