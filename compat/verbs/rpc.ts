import type { Session } from "../session.ts";
import type { Step } from "../spec.ts";
import { until } from "../support/until.ts";
import { decodeAnswer } from "../wire/decode_answer.ts";
import { encodeCall } from "../wire/encode_call.ts";
import { HttpExchange } from "../wire/http_exchange.ts";
import { splitResponse } from "../wire/split_response.ts";
import { isList, type Value } from "../wire/value.ts";

/**
 * `rpc METHOD ARG, ARG -> MEMBER MEMBER`: calls over the unix socket, arguments as JSON; shows the result as JSON, or
 * the fault. After an arrow, only these members of the structs are shown.
 */
export async function rpc(session: Session, step: Step): Promise<string> {
  const [call = "", members] = session.fill(step.rest).split(" -> ");
  const [method = "", ...rest] = call.split(" ");
  const params: Value[] = JSON.parse(`[${rest.join(" ")}]`);
  return await callRpc(session, { method, params, ...(members === undefined ? {} : { members: members.split(" ") }) });
}

/** A call to make. */
export interface Call {
  readonly method: string;
  readonly params: readonly Value[];
  /** Show only these members of result structs. */
  readonly members?: readonly string[];
}

/** Calls once and gives the text of the outcome. */
export async function callRpc(session: Session, call: Call): Promise<string> {
  const body = new TextEncoder().encode(encodeCall(call.method, call.params));
  const head =
    `POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: ${body.length}\r\n\r\n`;
  const bytes = new Uint8Array([...new TextEncoder().encode(head), ...body]);
  using exchange = await HttpExchange.open({ path: session.sandbox.path("s.sock") }, bytes);
  const response = await until(() => {
    const found = splitResponse(exchange.received);
    if (found?.complete) return found;
    return exchange.closed ? "closed" : undefined;
  }, { or: () => `no answer to ${call.method}` });
  if (response === "closed") return "[closed without an answer]\n";
  const status = response.head[0] ?? "";
  if (!status.includes(" 200 ")) return `[${status}]\n`;
  return describe(new TextDecoder().decode(response.body), call);
}

function describe(xml: string, call: Call): string {
  try {
    const answer = decodeAnswer(xml);
    if (answer.kind === "result") return `${layOut(pick(answer.value, call.members))}\n`;
    return `fault ${JSON.stringify(answer.fault)}\n`;
  } catch (error) {
    if (error instanceof Error) return `[${error.message}]\n`;
    throw error;
  }
}

function pick(value: Value, members: readonly string[] | undefined): Value {
  if (members === undefined || typeof value !== "object") return value;
  if (isList(value)) return value.map((item) => pick(item, members));
  return Object.fromEntries(Object.entries(value).filter(([name]) => members.includes(name)));
}

/** JSON with the members in the order sent: lists one item a line, long structs one member a line. */
function layOut(value: Value): string {
  if (isList(value) && value.length > 1) return `[\n${value.map((item) => `  ${JSON.stringify(item)}`).join(",\n")}\n]`;
  const short = JSON.stringify(value);
  if (short.length < 110 || typeof value !== "object" || isList(value)) return short;
  const members = Object.entries(value).map(([name, item]) => `  ${JSON.stringify(name)}: ${JSON.stringify(item)}`);
  return `{\n${members.join(",\n")}\n}`;
}
