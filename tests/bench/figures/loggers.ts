import { LOGGER_COMMANDS, type LoggerName, loggerSpeed, ROTATION } from "../limits/logger_speed.ts";
import type { Figure, Scale } from "../support/figure.ts";
import { speedAndCpu } from "../support/speed_and_cpu.ts";
import { writing } from "../support/writing.ts";

/** Bytes of a line. */
const WIDTH = 200;
const bytesOf = (scale: Scale) => scale === "small" ? 2e7 : 2e8;
const NAMES: readonly LoggerName[] = ["s6-log", "svlogd", "multilog"];

/** What one writer writes into files that are rotated, beside the loggers of other supervisors. */
export const loggers: readonly Figure[] = NAMES.flatMap((name) =>
  [true, false].flatMap((times) => beside(name, times))
);

function beside(name: LoggerName, times: boolean): readonly Figure[] {
  const words = LOGGER_COMMANDS[name].command(times).filter((word) => /^-?t/.test(word));
  return speedAndCpu({
    name: `one writer, ${times ? "prefix with time" : "plain"}, rotated`,
    goals: { speed: 1, cpu: 1 },
    ours: (subject) =>
      writing(subject, {
        ...{ writers: 1, width: WIDTH, bytes: bytesOf(subject.scale), rotation: ROTATION },
        ...times ? { format: "prefix", time: "%Y-%m-%d %H:%M:%S.%L" } : {},
      }),
    other: {
      name: [name, ...words].join(" "),
      take: (scale) => loggerSpeed(name, { bytes: bytesOf(scale), width: WIDTH, times }),
    },
  });
}
