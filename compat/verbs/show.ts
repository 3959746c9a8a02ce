import type { Session } from "../session.ts";
import type { Step } from "../spec.ts";

/** Lines that depend on who runs the specs and with which limits, not on the behaviour. */
const AMBIENT = /CRIT Supervisor is running as root\.|INFO Increased RLIMIT_/;
const LOG_LINE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} /gm;

/**
 * `show log [PATTERN]`: the main log's lines without their times, those matching the pattern if there is one;
 * `show rawlog` keeps the lines that depend on the user; `show file PATH`; `show stdout` of the daemon, or `stderr`.
 */
export async function show(session: Session, step: Step): Promise<string> {
  const [what = "", ...rest] = session.fill(step.rest).split(" ");
  const argument = rest.join(" ");
  if (what === "file") return await showFile(session, argument);
  const text = await read(session, what);
  const lines = text.replaceAll(LOG_LINE, "").split("\n").slice(0, -1);
  const wanted = lines.filter((line) => new RegExp(argument).test(line) && (what === "rawlog" || !AMBIENT.test(line)));
  return wanted.map((line) => `${line}\n`).join("");
}

async function showFile(session: Session, path: string): Promise<string> {
  const text = (await session.sandbox.read(path)).replaceAll("\r", "\\r").replaceAll("\x1b", "\\e");
  return text === "" || text.endsWith("\n") ? text : `${text}[no newline]\n`;
}

async function read(session: Session, what: string): Promise<string> {
  if (what === "stdout") return session.daemon?.stdout ?? "";
  if (what === "stderr") return session.daemon?.stderr ?? "";
  return await session.sandbox.read("supervisord.log");
}
