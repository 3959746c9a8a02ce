import { pythonInt, pythonOctal } from "../../text/python/python_int.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import { pythonStrip } from "../../text/python/python_space.ts";
import { ValueError } from "../../text/python/value_error.ts";
import { isLogLevel, type LogLevel } from "../model/log_level.ts";
import { replaceError } from "./replace_error.ts";

const TRUE_WORDS = ["yes", "true", "on", "1"];
const FALSE_WORDS = ["no", "false", "off", "0"];
const MAX_EXIT_CODE = 255;

/** yes, true, on, 1 or no, false, off, 0 in any case (CFG-058). */
export function boolean(text: string): boolean {
  const word = text.toLowerCase();
  if (TRUE_WORDS.includes(word)) return true;
  if (FALSE_WORDS.includes(word)) return false;
  throw new ValueError(`not a valid boolean value: ${pythonRepr(text)}`);
}

/** A number in base 8 (CFG-061). */
export function octal(text: string): number {
  const number = pythonOctal(text);
  if (number === null) throw new ValueError(`${text} can not be converted to an octal type`);
  return number;
}

/** The name of a log level in any case (CFG-062). */
export function logLevel(text: string): LogLevel {
  const word = text.toLowerCase();
  if (!isLogLevel(word)) throw new ValueError(`bad logging level name ${pythonRepr(text)}`);
  return word;
}

/** Comma separated; the empty text is the empty list. */
export function list(text: string): readonly string[] {
  return text === "" ? [] : text.split(",").map(pythonStrip);
}

/** Comma separated host names, as browsers name them: in small letters, a port left out. */
export function hostNames(text: string): readonly string[] {
  return list(text).filter((name) => name !== "").map((name) => {
    const url = `http://${name}`;
    if (/[/?#@*\\\s]/.test(name) || !URL.canParse(url)) throw new ValueError(`not a host name: ${pythonRepr(name)}`);
    return new URL(url).hostname;
  });
}

/** Comma separated numbers from 0 to 255 (CFG-066). */
export function exitCodes(text: string): readonly number[] {
  const message = `not a valid list of exit codes: ${pythonRepr(text)}`;
  const codes = replaceError(message, () => text === "" ? [] : text.split(",").map(pythonInt));
  if (codes.some((code) => code < 0 || code > MAX_EXIT_CODE)) throw new ValueError(message);
  return codes;
}

/** A boolean word, or "unexpected" (CFG-111). */
export function autorestart(text: string): boolean | "unexpected" {
  const word = text.toLowerCase();
  if (word === "unexpected") return word;
  if (TRUE_WORDS.includes(word)) return true;
  if (FALSE_WORDS.includes(word)) return false;
  throw new ValueError(`invalid 'autorestart' value ${pythonRepr(word)}`);
}

/** A program's or group's name without blanks around it; none of " :/" in it (CFG-073). */
export function entityName(text: string): string {
  const name = pythonStrip(text);
  const forbidden = [..." :/"].find((char) => name.includes(char));
  if (forbidden === undefined) return name;
  throw new ValueError(`Invalid name: ${pythonRepr(text)} because of character: ${pythonRepr(forbidden)}`);
}

/** Whole seconds, more than none. */
export function seconds(text: string): number {
  const number = pythonInt(text);
  if (number > 0) return number;
  throw new ValueError(`${pythonRepr(text)} is not a number of seconds above 0`);
}

/** A TCP port (CFG-098). */
export function portNumber(text: string): number {
  const port = pythonInt(text);
  if (port < 1) throw new ValueError(`${port} is below lower bound (1)`);
  if (port > 65535) throw new ValueError(`${port} is above upper bound (65535)`);
  return port;
}

/** As written. */
export function text(value: string): string {
  return value;
}
