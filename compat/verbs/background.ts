import type { Background, Session } from "../session.ts";
import type { Step } from "../spec.ts";
import { splitWords } from "../split_words.ts";
import { toSignal } from "./daemon.ts";
import { httpBackground } from "./http.ts";
import { rpc } from "./rpc.ts";
import { startTool, toolBackground } from "./tool.ts";

/** `bg NAME STEP`: begins a ctl, http or rpc step and goes on. */
export async function background(session: Session, step: Step): Promise<undefined> {
  const [name = "", verb = "", ...rest] = step.rest.split(" ");
  const inner = { ...step, verb, rest: rest.join(" ") };
  session.background.set(name, await begin(session, inner));
}

/** `join NAME`: waits for the end of a background step and shows its transcript. */
export function join(session: Session, step: Step): Promise<string> {
  return find(session, step.rest).join();
}

/** `end NAME [SIGNAL]`: ends a background step, by SIGINT unless told otherwise, and shows its transcript. */
export function end(session: Session, step: Step): Promise<string> {
  const [name = "", signal = "INT"] = step.rest.split(" ");
  return find(session, name).end(toSignal(signal));
}

/** `kill NAME SIGNAL`: signals a background tool and goes on. */
export function kill(session: Session, step: Step): Promise<undefined> {
  const [name = "", signal = ""] = step.rest.split(" ");
  find(session, name).tool?.kill(toSignal(signal));
  return Promise.resolve(undefined);
}

/** `type NAME "text\n"`: feeds the stdin of a background tool; `type NAME eof` closes it. */
export async function type(session: Session, step: Step): Promise<undefined> {
  const [name = "", text = ""] = splitWords(step.rest);
  const { tool } = find(session, name);
  await (text === "eof" ? tool?.closeStdin() : tool?.type(text));
}

function find(session: Session, name: string): Background {
  const found = session.background.get(name);
  if (found === undefined) throw new Error(`Cannot find the background step ${name}`);
  return found;
}

async function begin(session: Session, step: Step): Promise<Background> {
  if (step.verb.startsWith("http")) return await httpBackground(session, step);
  if (step.verb === "rpc") return promised(rpc(session, step));
  if (step.verb === "pidproxy") {
    return toolBackground(await startTool(session, step, { tool: "pidproxy", before: [], input: undefined }));
  }
  const before = ["-c", "supervisord.conf"];
  return toolBackground(await startTool(session, step, { tool: "supervisorctl", before, input: undefined }));
}

/** A call that ends by itself; its failure is thrown by the step that joins it. */
function promised(answer: Promise<string>): Background {
  let output = "";
  const settled = answer.then((text) => output = text);
  const quiet = settled.then(() => undefined, () => undefined);
  return {
    output: () => output,
    join: () => settled,
    end: () => quiet.then(() => output),
  };
}
