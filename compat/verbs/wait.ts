import { RunningTool } from "../running_tool.ts";
import type { Session } from "../session.ts";
import type { Step } from "../spec.ts";
import { splitWords } from "../split_words.ts";
import { until } from "../support/until.ts";
import { isAlive, waitExit } from "./daemon.ts";
import { callRpc } from "./rpc.ts";

/**
 * `wait log TEXT` (new since the last such wait), `wait state NAME STATE`, `wait file PATH TEXT`, `wait gone PATH`,
 * `wait sh COMMAND` (until it succeeds), `wait dead FILE` (the process whose pid the file holds), `wait out BACKGROUND TEXT` or `wait exit`: polls until so.
 */
export async function wait(session: Session, step: Step): Promise<string | undefined> {
  const [what = "", ...args] = splitWords(session.fill(step.rest));
  if (what === "exit") return await waitExit(session);
  if (what === "sh") return await waitShell(session, session.fill(step.rest.slice("sh ".length)));
  const waiter = WAITERS.get(what);
  if (waiter === undefined) throw new Error(`Cannot wait for ${what}`);
  await waiter(session, args);
  return undefined;
}

type Waiter = (session: Session, args: readonly string[]) => Promise<unknown>;

const WAITERS: ReadonlyMap<string, Waiter> = new Map([
  ["log", waitLog],
  ["state", waitState],
  ["file", waitFile],
  ["gone", waitGone],
  ["dead", waitDead],
  ["out", waitOut],
]);

async function waitLog(session: Session, args: readonly string[]): Promise<void> {
  const [text = ""] = args;
  let log = "";
  session.logPosition = await until(async () => {
    log = await session.sandbox.read("supervisord.log");
    const at = log.indexOf(text, session.logPosition);
    if (at >= 0) return at + text.length;
    await poke(session);
    return undefined;
  }, { or: () => `the log never said ${JSON.stringify(text)} after byte ${session.logPosition}:\n${log}` });
}

async function waitState(session: Session, args: readonly string[]): Promise<void> {
  const [name = "", state = ""] = args;
  let last = "";
  await until(async () => {
    last = await callRpc(session, { method: "supervisor.getProcessInfo", params: [name] });
    return last.includes(`"statename": "${state}"`) ? true : undefined;
  }, { or: () => `${name} never became ${state}: ${last}` });
}

async function waitFile(session: Session, args: readonly string[]): Promise<void> {
  const [path = "", text = ""] = args;
  let content = "";
  await until(async () => {
    content = await session.sandbox.read(path);
    if (content.includes(text) && content !== "") return true;
    await poke(session);
    return undefined;
  }, { or: () => `${path} never held ${JSON.stringify(text)}: ${content}` });
}

async function waitGone(session: Session, args: readonly string[]): Promise<void> {
  const [path = ""] = args;
  await until(async () => await session.sandbox.read(path) === "" ? true : undefined, {
    or: () => `${path} never went away`,
  });
}

async function waitDead(session: Session, args: readonly string[]): Promise<void> {
  const [path = ""] = args;
  const pid = Number(await session.sandbox.read(path));
  if (!(pid > 0)) throw new Error(`${path} holds no pid`);
  await until(() => isAlive(pid) ? undefined : true, { or: () => `the process of ${path} lives on` });
}

async function waitShell(session: Session, script: string): Promise<undefined> {
  const { dir, env } = session.sandbox;
  await until(async () => {
    const tool = await RunningTool.start(["/bin/sh", "-c", script], { cwd: dir, env, input: "" });
    await tool.finished();
    return tool.exit === "0" ? true : undefined;
  }, { or: () => `never succeeded: ${script}` });
}

async function waitOut(session: Session, args: readonly string[]): Promise<void> {
  const [name = "", text = ""] = args;
  const running = session.background.get(name);
  if (running === undefined) throw new Error(`Cannot wait for ${name}: no such background step`);
  await until(() => running.output().includes(text) ? true : undefined, {
    or: () => `${name} never showed ${JSON.stringify(text)}: ${running.output()}`,
  });
}

/** The original looks at its children when something happens, or once a second: a connection is something. */
async function poke(session: Session): Promise<void> {
  try {
    using _connection = await Deno.connect({ transport: "unix", path: session.sandbox.path("s.sock") });
  } catch (error) {
    // No server yet, no server configured, or no server any more: then there is nothing to hurry.
    if (!(error instanceof Error)) throw error;
  }
}
