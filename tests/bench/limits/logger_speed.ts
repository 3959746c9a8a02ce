import { ensureTool, LOGGERS } from "../../../cli/dev/debian.ts";
import { firstLine, loggedSize } from "../support/logged_size.ts";
import { median } from "../support/median.ts";
import { cpuSeconds } from "../support/proc.ts";
import { Scratch } from "../support/scratch.ts";
import { touchMemory } from "../support/touch_memory.ts";
import { waitFor } from "../support/wait_for.ts";
import { makeWriter, type Writer } from "../support/writer.ts";
import type { Written } from "../support/writing.ts";

/** Bytes at which each rotates. */
export const ROTATION = 16_000_000;
const TIMES = 3;
const KEPT = 50;
const IS_LOG = (name: string) => name === "current" || name.startsWith("@");

/** Loggers of other supervisors: their command lines, and what is to stand in the folder before. */
export const LOGGER_COMMANDS = {
  "s6-log": { command: (times: boolean) => ["s6-log", ...times ? ["t"] : [], `n${KEPT}`, `s${ROTATION}`] },
  svlogd: { command: (times: boolean) => ["svlogd", ...times ? ["-tt"] : []], config: `s${ROTATION}\nn${KEPT}\n` },
  multilog: { command: (times: boolean) => ["multilog", ...times ? ["t"] : [], `n${KEPT}`, `s${ROTATION}`] },
} as const;

export type LoggerName = keyof typeof LOGGER_COMMANDS;

interface LoggerOptions {
  readonly bytes: number;
  readonly width: number;
  /** Before each line. */
  readonly times: boolean;
}

/** How fast a logger writes what a program writes into a pipe. */
export async function loggerSpeed(name: LoggerName, { bytes, width, times }: LoggerOptions): Promise<Written> {
  if (!await ensureTool(LOGGERS)) throw new Error(`Cannot run ${name}: it is not installed`);
  await using scratch = await Scratch.make();
  const writer = await makeWriter(scratch, { bytes, width });
  await touchMemory(scratch, bytes);
  const taken = [];
  for (let time = 1; time <= TIMES; time++) {
    const folder = scratch.path(`log-${time}`);
    await Deno.mkdir(folder);
    const logger = LOGGER_COMMANDS[name];
    if ("config" in logger) await Deno.writeTextFile(`${folder}/config`, logger.config);
    taken.push(await logOnce([...logger.command(times), folder], { folder, writer }));
    await Deno.remove(folder, { recursive: true });
  }
  return {
    megabytesPerSecond: writer.bytes / 1e6 / median(taken.map(({ seconds }) => seconds)),
    cpuPerGigabyte: median(taken.map(({ cpu }) => cpu)) / (writer.bytes / 1e9),
  };
}

async function logOnce(
  command: readonly string[],
  { folder, writer }: { readonly folder: string; readonly writer: Writer },
) {
  const fifo = `${folder}.fifo`;
  await new Deno.Command("mkfifo", { args: [fifo] }).output();
  // It has both ends, so that it is still there to be looked at when all is written
  const logger = shell('exec "$@" <> "$0"', [fifo, ...command]);
  try {
    const start = performance.now();
    const writing = shell(`exec ${writer.command} > "$0"`, [fifo]);
    const isWhole = () => loggedSize(folder, IS_LOG) >= writer.lines * (firstLine(folder, IS_LOG) ?? Infinity);
    const what = () => `${writer.lines} lines of ${command[0]}, got ${loggedSize(folder, IS_LOG)} bytes`;
    await waitFor(() => isWhole() || undefined, { what, within: 180, every: 2 });
    const seconds = (performance.now() - start) / 1000;
    await writing.status;
    return { seconds, cpu: cpuSeconds(logger.pid) };
  } finally {
    logger.kill("SIGKILL");
    await logger.status;
  }
}

function shell(script: string, words: readonly string[]): Deno.ChildProcess {
  const quiet = { stdin: "null", stdout: "null", stderr: "null" } as const;
  return new Deno.Command("/bin/sh", { args: ["-c", script, ...words], ...quiet }).spawn();
}
