import { decodeUtf8 } from "../../text/bytes/utf8.ts";
import { ValueError } from "../../text/python/value_error.ts";
import type { ConfigEnvironment } from "../model/config_environment.ts";
import { type Ini, parseIni } from "./ini.ts";

/** Reads and parses the main configuration file `path`; throws ValueError (CFG-001, CFG-013, CFG-014, CFG-046). */
export function readIni(path: string, environment: Pick<ConfigEnvironment, "readFile">): Ini {
  const content = environment.readFile(path);
  if (content.kind === "missing") throw new ValueError(`could not find config file ${path}`);
  if (content.kind === "unreadable") throw new ValueError(`could not read config file ${path}`);
  return parseIni(decodeUtf8(content.bytes), { source: path });
}
