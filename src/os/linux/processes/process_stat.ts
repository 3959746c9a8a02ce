/** What /proc/PID/stat says (proc(5)), as far as it is asked. */
export interface ProcessStat {
  /** The name of the program, 15 bytes at most; of any characters. */
  readonly comm: string;
  /** One letter: R, S, D ..., Z for one that waits to be reaped, X for one that is going. */
  readonly state: string;
  readonly parent: number;
  /** The process group. */
  readonly group: number;
  /** Ticks of a processor that it has used, and its children that have ended and were waited for. */
  readonly cpuTicks: number;
  /** Pages that are in memory. */
  readonly residentPages: number;
  /** Ticks since the machine started. */
  readonly startTime: number;
  /** The status word of waitpid(2); 0 for one that has not ended, and for whoever may not know. */
  readonly exitCode: number;
}

const STATE = 3;
const PARENT = 4;
const GROUP = 5;
/** utime, stime, cutime, cstime. */
const CPU_TIMES = { first: 14, last: 17 } as const;
const START_TIME = 22;
const RESIDENT = 24;
const EXIT_CODE = 52;

/** Reads a line of /proc/PID/stat; a name may hold blanks and parentheses. */
export function decodeProcessStat(line: string): ProcessStat {
  const end = line.lastIndexOf(")");
  const fields = line.slice(end + 2).split(" ");
  return {
    comm: line.slice(line.indexOf("(") + 1, end),
    state: fields[0] ?? "",
    parent: Number(fields[PARENT - STATE]),
    group: Number(fields[GROUP - STATE]),
    cpuTicks: fields.slice(CPU_TIMES.first - STATE, CPU_TIMES.last - STATE + 1)
      .reduce((sum, ticks) => sum + Number(ticks), 0),
    residentPages: Number(fields[RESIDENT - STATE]),
    startTime: Number(fields[START_TIME - STATE]),
    exitCode: Number(fields[EXIT_CODE - STATE]),
  };
}
