import type { Users } from "../../os/os.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { pythonStrip } from "../../text/python/python_space.ts";
import { ValueError } from "../../text/python/value_error.ts";
import type { SectionReader } from "../ini/section_reader.ts";
import type { LogUpkeep } from "../model/log_upkeep.ts";
import { octal } from "../values/converters.ts";
import { count } from "../values/numbers.ts";
import { parseSchedule } from "../values/schedule.ts";
import { ownerOf } from "../values/user_types.ts";

/** What its options are called in this section, and who knows the users. */
interface UpkeepRequest<Name extends string> {
  readonly names: Readonly<Record<keyof LogUpkeep, Name>>;
  readonly users: Users;
}

/** What else becomes of a log file; null where none of it is written. Throws OptionError. */
export function readLogUpkeep<Name extends string>(
  { option }: Pick<SectionReader<Name>, "option">,
  { names, users }: UpkeepRequest<Name>,
): LogUpkeep | null {
  const upkeep: LogUpkeep = {
    when: option(names.when, schedule, null),
    maxdays: option(names.maxdays, days, null),
    compress: option(names.compress, compression, null),
    mode: option(names.mode, fileMode, null),
    owner: option(names.owner, (text) => ownerOf(text, users), null),
  };
  return Object.values(upkeep).every((value) => value === null) ? null : upkeep;
}

function schedule(text: string): string {
  parseSchedule(text);
  return pythonStrip(text);
}

function days(text: string): number | null {
  const number = count(text);
  return number === 0 ? null : number;
}

function compression(text: string): "gzip" | null {
  const word = text.toLowerCase();
  if (word === "gzip") return word;
  if (word === "none" || word === "") return null;
  throw new ValueError(`neither gzip nor none: ${pythonRepr(text)}`);
}

function fileMode(text: string): number {
  const mode = octal(text);
  if (mode >= 0 && mode <= 0o777) return mode;
  throw new ValueError(`not the rights of a file, 0 to 0777: ${pythonRepr(text)}`);
}
