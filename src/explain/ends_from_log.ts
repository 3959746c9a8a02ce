import { signalNumber } from "../text/signal_name.ts";
import type { EndFacts } from "./model/facts.ts";

const MOST = 10;
/** Of the main log, as Supervisor writes it. */
const LINE = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d),(\d{3}) [A-Z]+ (.*)$/;
const SPAWNED = /^spawned: '(.*)' with pid (\d+)$/;
const ENDED =
  /^(?:exited|stopped): (.*) \(((?:exit status (-?\d+)|terminated by (signal \d+|\w+)).*?)(; (not )?expected)?\)$/;

/** The ends of a process, as far as the main log of a supervisord tells them that does not remember them itself. */
export function endsFromLog(mainLog: string, process: string): readonly EndFacts[] {
  const ends: EndFacts[] = [];
  let spawned = { at: 0, pid: 0 };
  for (const line of mainLog.split("\n")) {
    const [, year, month, day, hour, minute, second, ms, message] = LINE.exec(line) ?? [];
    if (message === undefined) continue;
    const at = new Date(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
          .getTime() / 1000 + Number(ms) / 1000;
    const [, born, pid] = SPAWNED.exec(message) ?? [];
    if (born === process) spawned = { at, pid: Number(pid) };
    const [, ended, text, status, signal, told, not] = ENDED.exec(message) ?? [];
    if (ended !== process || text === undefined) continue;
    ends.push({
      ...{ start: Math.trunc(spawned.at || at), stop: Math.trunc(at), pid: spawned.pid || 1, text },
      ran_ms: spawned.at === 0 ? 0 : Math.max(0, Math.round((at - spawned.at) * 1000)),
      ...{ exitstatus: status === undefined ? -1 : Number(status), signal: numberOf(signal) },
      ...{
        expected: told !== undefined && not === undefined,
        told: told === undefined,
        out_of_memory: false,
        log_end: -1,
      },
    });
  }
  return ends.slice(-MOST);
}

function numberOf(name: string | undefined): number {
  return name === undefined ? 0 : signalNumber(name.replace("signal ", ""));
}
