import type { LogFormat } from "../config/model/log_format.ts";
import type { Clock } from "../os/clock.ts";
import { makeNamespec } from "../text/namespec.ts";
import { compileTimeFormat } from "../text/time_format.ts";
import type { Source } from "./sinks/source.ts";
import { JsonFormat } from "./format/json_format.ts";
import type { LineFormat } from "./format/line_format.ts";
import { PrefixFormat } from "./format/prefix_format.ts";

/** How the lines of a source are written; null: as they come. */
export function makeFormat(source: Source, { clock }: { readonly clock: Clock }): LineFormat | null {
  const { name, group, channel, config: { format } } = source;
  const time = writtenTime(format, clock);
  switch (format.kind) {
    case "plain":
      return null;
    case "prefix":
      return new PrefixFormat({ name: makeNamespec(group, name), time });
    case "json":
      return new JsonFormat({
        time: time ?? ((now) => new Date(now * 1000).toISOString()),
        members: () => ({ program: name, group, stream: channel, pid: source.pid() }),
      });
  }
}

/** How the times of a format are written; null: as is usual there. */
export function writtenTime({ time }: LogFormat, clock: Pick<Clock, "local">): ((now: number) => string) | null {
  if (time === null) return null;
  const write = compileTimeFormat(time);
  if (typeof write === "string") throw new Error(`Cannot write times as ${time}: ${write}`);
  return (now) => {
    const local = clock.local(now);
    return write({ local, offset: Math.round((local.getTime() / 1000 - now) / 60) });
  };
}
