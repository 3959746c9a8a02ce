import type { LogSink } from "../config/model/log_sink.ts";
import { LogFile, type LogFileSnapshot } from "../logs/log_file.ts";
import type { Logger } from "../logs/logger.ts";
import type { Clock } from "../os/clock.ts";
import type { Os } from "../os/os.ts";
import { makeNamespec } from "../text/namespec.ts";
import { isFileAlone } from "../config/values/is_file_alone.ts";
import { isOutlet } from "./is_outlet.ts";
import { makeFormat } from "./make_format.ts";
import type { LinesState } from "./format/line_writer.ts";
import { SyslogFormat } from "./format/syslog_format.ts";
import { fileLog, FileSink } from "./sinks/file_sink.ts";
import { FormatSink } from "./sinks/format_sink.ts";
import type { Log, Outlets } from "./sinks/log.ts";
import { openChildLog } from "./sinks/open_child_log.ts";
import type { Sink } from "./sinks/sink.ts";
import type { Source } from "./sinks/source.ts";

/** What they act on; `file` and `lines` are where others stood. */
interface OpenSinksOptions {
  readonly os: Os;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly outlets: Outlets;
  readonly onChange: () => void;
  readonly file: LogFileSnapshot | null;
  readonly lines: LinesState;
}

/** Where an output is written. All that hold lines hold the same: the first of them, if there is one, is `lines`. */
export interface OpenedSinks {
  readonly sinks: readonly Sink[];
  readonly file: LogFile | null;
  readonly lines: FormatSink | null;
}

/** Opens the log of an output and all that it goes to beside it. Throws OsError, and has opened nothing then. */
export function openSinks(source: Source, options: OpenSinksOptions): OpenedSinks {
  const { os, clock, outlets, onChange, lines } = options;
  const { config: { sinks: others, syslog, syslogStyle: style }, logfile } = source;
  const isShared = logfile !== null && !isFileAlone(source.config) && isOutlet(os, logfile);
  using opened = new DisposableStack();
  const keep = (file: LogFile | null) => file === null ? null : opened.use(file);
  const file = isShared ? null : keep(openChildLog(source, { ...options, state: options.file }));

  const written = (log: Log): Sink => {
    const made = makeFormat(source, { clock });
    return made === null ? new FileSink(log) : new FormatSink(log, { clock, format: made, onChange, state: lines });
  };
  const ofFile = (path: string): readonly Sink[] => {
    if (isOutlet(os, path)) return [written(outlets.stream(path))];
    const another = keep(openChildLog({ ...source, logfile: path }, { ...options, state: null }));
    return another === null ? [] : [written(fileLog(another))];
  };
  const ofSyslog = ({ peer }: Extract<LogSink, { readonly kind: "syslog" }>): Sink => {
    const name = style.format ?? (peer === null ? "rfc3164" : "rfc5424");
    const made = new SyslogFormat({
      style,
      tag: style.tag ?? makeNamespec(source.group, source.name),
      hostName: peer === null ? null : os.hostName(),
      pid: () => source.pid(),
      local: (now) => clock.local(now),
    });
    const log = outlets.syslog({ peer, counts: name === "rfc5424" });
    return new FormatSink(log, { clock, format: made, onChange, state: lines });
  };
  const sinks: Sink[] = [];
  if (isShared) sinks.push(written(outlets.stream(logfile)));
  if (file !== null) sinks.push(written(fileLog(file)));
  for (const other of others) {
    if (other.kind === "file") sinks.push(...ofFile(other.path));
    else sinks.push(ofSyslog(other));
  }
  // Written down how, it is as a list with syslog in it
  if (syslog && isStyled(style)) sinks.push(ofSyslog({ kind: "syslog", peer: null }));
  opened.move();
  return { sinks, file, lines: sinks.find((sink) => sink instanceof FormatSink) ?? null };
}

/** Whether anything is written down of how messages go to syslog. */
export function isStyled(style: Source["config"]["syslogStyle"]): boolean {
  return Object.values(style).some((value) => value !== null);
}
