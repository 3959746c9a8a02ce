import type { Server, ServerLogin, TailEnd, TailOptions } from "../../src/client/server.ts";
import { RpcFault } from "../../src/rpc/codec/fault.ts";
import type { RpcInput, RpcValue } from "../../src/rpc/codec/xmlrpc_value.ts";

/** What the server answers: a value, an error to throw, or what becomes of the parameters. */
export type Answer = RpcInput | Error | ((...params: readonly RpcValue[]) => RpcInput | Error);

/** Answers by method name without its "supervisor."; a method without one is unknown to the server. */
export type Answers = Readonly<Record<string, Answer>>;

/** A stream of a log: its parts, then how it ends; "open" stays open until it is aborted. */
export interface FakeTail {
  readonly parts: readonly string[];
  readonly end: TailEnd | "open";
}

/** A server with literal answers; it notes calls and tails as "method(params)". */
export class FakeServer implements Server {
  readonly #answers: Answers;
  readonly #tails: Readonly<Record<string, FakeTail>>;

  constructor(
    readonly login: ServerLogin,
    { answers, tails, calls }: {
      readonly answers: Answers;
      readonly tails: Readonly<Record<string, FakeTail>>;
      readonly calls: string[];
    },
  ) {
    this.#answers = { getVersion: "3.0", ...answers };
    this.#tails = tails;
    this.calls = calls;
  }

  readonly calls: string[];

  call(method: string, params: readonly RpcValue[]): Promise<RpcInput> {
    const name = method.replace("supervisor.", "");
    this.calls.push(`${name}(${params.map((param) => JSON.stringify(param)).join(", ")})`);
    const answer = this.#answers[name] ?? RpcFault.of("UNKNOWN_METHOD");
    const given = typeof answer === "function" ? answer(...params) : answer;
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
  }

  async tail(path: string, { signal, onBytes }: TailOptions): Promise<TailEnd> {
    this.calls.push(path);
    const { parts, end } = this.#tails[path] ?? { parts: [], end: { kind: "error", text: "no such tail" } };
    for (const part of parts) {
      if (!onBytes(new TextEncoder().encode(part))) return { kind: "closed" };
    }
    if (end !== "open") return end;
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    return { kind: "closed" };
  }

  [Symbol.dispose](): void {
    this.calls.push("hang up");
  }
}
