import { byteSize } from "../../text/python/byte_size.ts";
import { expand } from "../../text/python/expand.ts";
import type { Expansions } from "../../text/python/percent_spec.ts";
import { pythonInt } from "../../text/python/python_int.ts";
import type { SectionReader } from "../ini/section_reader.ts";
import type { ProgramKey } from "../keys/program_keys.ts";
import type { LogSink } from "../model/log_sink.ts";
import type { ChannelConfig, ChannelName, Logfile } from "../model/process_config.ts";
import { boolean } from "../values/converters.ts";
import { readLogUpkeep } from "./log_upkeep.ts";
import type { LogPlaces } from "../values/log_places.ts";
import { readLogFormat } from "./log_format.ts";
import type { ParseContext } from "./parse_context.ts";
import { placesOf } from "./places_of.ts";
import { readSyslogStyle, syslogSeverity } from "./syslog_style.ts";

const DEFAULT_MAXBYTES = 50 * 2 ** 20;
const DEFAULT_BACKUPS = 10;

/** The options of a channel that hold for all processes of a section. */
export type CaptureConfig = Pick<ChannelConfig, "captureMaxbytes" | "eventsEnabled">;

/** Reads the options of a channel that are read once for a section. */
export function readCapture({ option }: SectionReader<ProgramKey>, channel: ChannelName): CaptureConfig {
  return {
    captureMaxbytes: option(`${channel}_capture_maxbytes`, byteSize, 0),
    eventsEnabled: option(`${channel}_events_enabled`, boolean, false),
  };
}

export interface ChannelRequest {
  readonly reader: SectionReader<ProgramKey>;
  readonly channel: ChannelName;
  readonly names: Expansions;
  readonly capture: CaptureConfig;
  readonly redirectStderr: boolean;
}

/** Reads one channel of one process (CFG-119..123). */
export function readChannel(context: ParseContext, request: ChannelRequest): ChannelConfig {
  const { channel, names, capture } = request;
  const { section, option } = request.reader;
  const name = `${channel}_logfile` as const;
  // Compat: CFG-042. The value was expanded by the reader and is expanded once more.
  const twice = (once: string) => {
    const value = expand(once, { expansions: names, name });
    const places = placesOf(request.reader, { name, value });
    return places === null ? logfileOf(value, context) : listOf(places, context);
  };
  const written = option(name, twice, AUTO);
  const logfileBackups = option(`${name}_backups`, pythonInt, DEFAULT_BACKUPS);
  const logfileMaxbytes = option(`${name}_maxbytes`, byteSize, DEFAULT_MAXBYTES);
  const logfileUpkeep = readLogUpkeep(request.reader, {
    users: context.environment,
    names: {
      when: `${name}_when`,
      maxdays: `${name}_maxdays`,
      compress: `${name}_compress`,
      mode: `${name}_mode`,
      owner: `${name}_owner`,
    },
  });
  const syslog = option(`${channel}_syslog`, boolean, false);
  if (written === "syslog") {
    context.warn(
      `For [${section}], ${name}=syslog but this is deprecated and will be removed.  Use ${channel}_syslog=true to ` +
        "enable syslog instead.",
    );
  }
  if (written === AUTO && logfileMaxbytes === 0) {
    context.warn(
      `For [${section}], AUTO logging used for ${name} without rollover, set maxbytes > 0 to avoid filling up ` +
        "filesystem unintentionally",
    );
  }
  const format = readLogFormat(request.reader, {
    ...{ format: `${name}_format`, time: `${name}_time_format`, names },
  });
  const isRedirected = channel === "stderr" && request.redirectStderr;
  if (isRedirected && typeof written === "object" && written.kind === "file") {
    context.warn(
      `For [${section}], redirect_stderr=true but stderr_logfile has also been set to a filename, the filename has ` +
        "been ignored",
    );
  }
  const places = typeof written === "object" && written.kind === "list" ? written : null;
  const log = places?.first ?? written;
  const severity = option(`syslog_${channel}_priority`, syslogSeverity, null);
  return {
    logfile: log === "syslog" || log.kind === "list" || isRedirected ? NONE : log,
    logfileMaxbytes,
    logfileBackups,
    logfileUpkeep,
    ...capture,
    syslog: syslog || written === "syslog",
    format,
    sinks: places?.others ?? [],
    syslogStyle: readSyslogStyle(request.reader, severity),
  };
}

const AUTO: Logfile = { kind: "auto" };
const NONE: Logfile = { kind: "none" };

/** A list of places, of which the first file is the log. */
interface Places {
  readonly kind: "list";
  readonly first: Logfile;
  readonly others: readonly LogSink[];
}

function listOf({ files, others }: LogPlaces, context: ParseContext): Places {
  const [first, ...more] = files.map((file) => fileOf(file, context));
  return { kind: "list", first: first ?? NONE, others: [...more, ...others] };
}

// Compat: CFG-017. An empty value is a file without a name: nothing is logged, but "" is shown and not "none"
function logfileOf(value: string, context: ParseContext): Logfile | "syslog" {
  const word = value.toLowerCase();
  if (word === "none" || word === "off") return NONE;
  if (word === "auto") return AUTO;
  return word === "syslog" ? word : fileOf(value, context);
}

function fileOf(value: string, { paths }: ParseContext) {
  return { kind: "file", path: paths.existingDirpath(value) } as const;
}
