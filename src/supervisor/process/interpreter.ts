import type { ProcessConfig } from "../../config/model/process_config.ts";
import { type Os, OsError } from "../../os/os.ts";
import { decodeOsText } from "../../text/bytes/os_text.ts";
import { pythonRepr } from "../../text/python/python_repr.ts";
import type { Host } from "../host.ts";
import { findCommand } from "./find_command.ts";

/** As much of a first line as the kernel reads. */
const LINE = 256;
const ELF = "\x7fELF";
/** env's own words before the program's name. */
const OPTION = /^-|=/;

interface Program {
  readonly config: ProcessConfig;
  readonly host: Pick<Host, "os" | "environment">;
}

/** Why the kernel would not execute a file that may be executed: its first line. null when it would. */
export function interpreterProblem(file: string, { config, host }: Program): string | null {
  const head = headOf(host.os, file);
  if (head === null || head.startsWith(ELF)) return null;
  if (!head.startsWith("#!")) return `${pythonRepr(file)} has no #! line, and is no program that can be executed`;
  const [line = ""] = head.slice(2).split("\n");
  const [interpreter = "", ...words] = line.split(/[ \t]+/).filter((word) => word !== "");
  const says = `the first line of ${pythonRepr(file)} names`;
  if (line.endsWith("\r")) return `${says} ${pythonRepr(line.trim())} with the line end of Windows behind it`;
  const found = findCommand({ ...config, command: interpreter }, host);
  if (interpreter === "" || found.kind !== "command" || !interpreter.startsWith("/")) {
    return `${says} an interpreter that is not there: ${pythonRepr(interpreter)}`;
  }
  const program = interpreter.endsWith("/env") ? words.find((word) => !OPTION.test(word)) : undefined;
  if (program === undefined || findCommand({ ...config, command: program }, host).kind === "command") return null;
  return `${says} an interpreter that is in no directory of PATH: ${pythonRepr(program)}`;
}

// Who may execute it need not be allowed to read it
function headOf(os: Os, file: string): string | null {
  try {
    const fd = os.open(file, "probe");
    try {
      return decodeOsText(os.readAt(fd, 0, LINE));
    } finally {
      os.close(fd);
    }
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    return null;
  }
}
