import { normalize } from "../../normalize.ts";
import { FIXTURES, Sandbox } from "../../sandbox.ts";
import { Session } from "../../session.ts";
import { until } from "../../support/until.ts";
import type { Target } from "../../target.ts";
import { start, stop } from "../../verbs/daemon.ts";
import { type Answer, decodeAnswer } from "../../wire/decode_answer.ts";
import { HttpExchange } from "../../wire/http_exchange.ts";
import { splitResponse } from "../../wire/split_response.ts";
import type { Value } from "../../wire/value.ts";
import { FIXTURE, GROUPS, LOGS } from "./fixture.ts";

/** A call with its parameters as the XML inside their <value> elements. */
export interface XmlCall {
  readonly method: string;
  readonly params: readonly string[];
}

/** What came back: an answer, or the status of an error page. */
export type Reply = Answer | { readonly kind: "status"; readonly status: string };

/** STARTING, BACKOFF, STOPPING: where a process does not stay. */
const PASSING: ReadonlySet<Value> = new Set([10, 30, 40]);
const DEADLINE_MS = 10_000;

/** A running daemon with the fixture's configuration. */
export class Daemon implements AsyncDisposable {
  private constructor(readonly sandbox: Sandbox, readonly session: Session, readonly target: Target) {}

  static async start(target: Target): Promise<Daemon> {
    const sandbox = await Sandbox.open(FIXTURE);
    await writeLogs(sandbox);
    const session = new Session(sandbox, { daemon: target, ctl: target });
    await start(session, { verb: "start", rest: "", body: undefined, text: "start", line: 0 });
    const daemon = new Daemon(sandbox, session, target);
    await daemon.settle();
    return daemon;
  }

  async call(call: XmlCall): Promise<Reply> {
    const { status, body } = await this.#post(documentOf(call));
    if (!status.includes(" 200 ")) return { kind: "status", status };
    return decodeAnswer(new TextDecoder().decode(body));
  }

  /** Waits for something that waits for the daemon, which the original looks after once a second unless it is asked. */
  async nudged<T>(waiting: Promise<T>): Promise<T> {
    let done = false;
    const finished = waiting.finally(() => done = true);
    const nudge = async () => {
      while (!done) {
        await this.call({ method: "supervisor.getState", params: [] });
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    const [result] = await Promise.all([finished, nudge()]);
    return result;
  }

  /** Waits until no process is on its way to another state. */
  async settle(): Promise<void> {
    const states = async () => {
      const reply = await this.call({ method: "supervisor.getAllProcessInfo", params: [] });
      return JSON.stringify(reply).matchAll(/"state":(\d+)/g).map(([, state]) => Number(state)).toArray();
    };
    await until(async () => (await states()).some((state) => PASSING.has(state)) ? undefined : true, {
      or: () => `${this.target.name}: the processes do not come to rest`,
    });
  }

  /** Everything as at the start: new groups, their processes and logs. */
  async reset(): Promise<void> {
    await this.call({ method: "supervisor.stopAllProcesses", params: ["<boolean>0</boolean>"] });
    await this.settle();
    for (const group of GROUPS) await this.#named("removeProcessGroup", group);
    await writeLogs(this.sandbox);
    await this.call({ method: "supervisor.reloadConfig", params: [] });
    for (const group of GROUPS) await this.#named("addProcessGroup", group);
    await this.#started();
  }

  /** Text with what differs from run to run replaced. */
  normalize(text: string): string {
    const { dir, port } = this.sandbox;
    const facts = { dir, port, fixtures: FIXTURES, bins: [this.target.bin], pids: [] };
    return normalize(text, facts).replaceAll(new RegExp(`\\b${this.session.pid}\\b`, "g"), "PID");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await stop(this.session);
    await this.sandbox[Symbol.asyncDispose]();
  }

  #named(method: string, name: string): Promise<Reply> {
    return this.call({ method: `supervisor.${method}`, params: [`<string>${name}</string>`] });
  }

  /** A group that was added starts its processes a moment later. */
  async #started(): Promise<void> {
    await until(async () => {
      const reply = JSON.stringify(await this.call({ method: "supervisor.getAllProcessInfo", params: [] }));
      return [...reply.matchAll(/"state":20\b/g)].length === 6 ? true : undefined;
    }, { or: () => `${this.target.name}: the processes do not start` });
  }

  async #post(document: string): Promise<{ readonly status: string; readonly body: Uint8Array }> {
    const body = new TextEncoder().encode(document);
    const head = `POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nConnection: close\r\n` +
      `Content-Length: ${body.length}\r\n\r\n`;
    const bytes = new Uint8Array([...new TextEncoder().encode(head), ...body]);
    using exchange = await HttpExchange.open({ path: this.sandbox.path("s.sock") }, bytes);
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`${this.target.name}: no answer to ${document}`)), DEADLINE_MS);
    await Promise.race([exchange.ended, late]).finally(() => clearTimeout(timer));
    const response = splitResponse(exchange.received);
    if (response === undefined) return { status: "closed without an answer", body: new Uint8Array() };
    return { status: response.head[0] ?? "", body: response.body };
  }
}

function documentOf({ method, params }: XmlCall): string {
  const list = params.map((xml) => `<param><value>${xml}</value></param>`).join("");
  return `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${list}</params></methodCall>`;
}

async function writeLogs(sandbox: Sandbox): Promise<void> {
  for (const [name, text] of Object.entries(LOGS)) await Deno.writeTextFile(sandbox.path(name), text);
}
