import type { Background, Session } from "../session.ts";
import type { Step } from "../spec.ts";
import { until } from "../support/until.ts";
import { type Address, HttpExchange } from "../wire/http_exchange.ts";
import { splitResponse } from "../wire/split_response.ts";

/**
 * `http METHOD TARGET`: one request whose body lines are headers, then after a blank line the body; shows the answer.
 * Host is added unless given. `http:inet` goes to the port instead of the unix socket. After an arrow (`-> PATTERN`)
 * only the matching lines of the answer's body are shown, of each what the pattern's group holds if it has one.
 */
export async function http(session: Session, step: Step): Promise<string> {
  const [request = "", pattern] = step.rest.split(" -> ");
  using exchange = await openRequest(session, { ...step, rest: request });
  await until(() => isDone(exchange, 1) ? true : undefined, {
    or: () => `no complete answer: ${showAnswers(exchange, 1)}`,
  });
  return onlyMatching(showAnswers(exchange, 1), pattern);
}

function onlyMatching(answer: string, pattern: string | undefined): string {
  if (pattern === undefined) return answer;
  const [head = "", ...body] = answer.split("\n\n");
  const lines = body.join("\n\n").split("\n").map((line) => new RegExp(pattern).exec(line))
    .filter((match) => match !== null).map((match) => match[1] ?? match.input);
  // Where the rest of a page is of no interest, neither is its length.
  const kept = head.replace(/^Content-Length: \d+( \(right\))?$/m, "Content-Length: N$1");
  return `${kept}\n\n${lines.map((line) => `${line.trim()}\n`).join("")}`;
}

/**
 * `raw COUNT "JSON STRING"`: sends exactly these bytes and shows COUNT answers; with `eof` for COUNT it waits until the
 * server closes, and says so; with `2s` it shows what came within two seconds, or that nothing did.
 */
export async function raw(session: Session, step: Step): Promise<string> {
  const space = step.rest.indexOf(" ");
  const count = step.rest.slice(0, space);
  const text: unknown = JSON.parse(session.fill(step.rest.slice(space + 1)));
  using exchange = await HttpExchange.open(addressOf(session, step), new TextEncoder().encode(String(text)));
  if (count.endsWith("s")) return await within(parseFloat(count), exchange);
  const wanted = count === "eof" ? Infinity : Number(count);
  await until(() => isDone(exchange, wanted) ? true : undefined, {
    or: () => `no end of the answer: ${showAnswers(exchange, wanted)}`,
  });
  return showAnswers(exchange, wanted);
}

/** For answers that never come: there is nothing to wait for but time. */
async function within(seconds: number, exchange: HttpExchange): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  return exchange.received.length === 0 ? `nothing within ${seconds} s\n` : showAnswers(exchange, 1);
}

/** A request as a background step, for answers that do not end. */
export async function httpBackground(session: Session, step: Step): Promise<Background> {
  const exchange = await openRequest(session, step);
  session.exchanges.push(exchange);
  const show = () => showAnswers(exchange, 1);
  return {
    output: show,
    join: async () => {
      await until(() => isDone(exchange, 1) ? true : undefined, { or: () => `no complete answer: ${show()}` });
      return show();
    },
    end: () => {
      const shown = show();
      exchange[Symbol.dispose]();
      return Promise.resolve(shown);
    },
  };
}

function openRequest(session: Session, step: Step): Promise<HttpExchange> {
  // A body that begins with an empty line has no headers of its own.
  const [head = "", ...body] = `\n${session.fill(step.body ?? "")}`.split("\n\n");
  const content = body.join("\n\n").replace(/\n$/, "");
  const given = head.split("\n").filter((line) => line !== "");
  const headers = given.some((line) => line.startsWith("Host:")) ? given : ["Host: localhost", ...given];
  const length = content === "" ? [] : [`Content-Length: ${new TextEncoder().encode(content).length}`];
  const lines = [`${session.fill(step.rest)} HTTP/1.1`, ...headers, ...length];
  return HttpExchange.open(
    addressOf(session, step),
    new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n${content}`),
  );
}

function addressOf(session: Session, step: Step): Address {
  if (step.verb.endsWith(":inet")) return { port: session.sandbox.port };
  return { path: session.sandbox.path("s.sock") };
}

function isDone(exchange: HttpExchange, count: number): boolean {
  if (exchange.closed) return true;
  let rest = exchange.received;
  for (let at = 0; at < count; at += 1) {
    const response = splitResponse(rest);
    if (response === undefined || !response.complete) return false;
    rest = response.rest;
  }
  return true;
}

function showAnswers(exchange: HttpExchange, count: number): string {
  let rest = exchange.received;
  let shown = "";
  for (let at = 0; at < count && rest.length > 0; at += 1) {
    const response = splitResponse(rest);
    if (response === undefined) return `${shown}${showBody(rest)}[incomplete]\n`;
    shown += `${response.head.map((line) => checkLength(line, response.body)).join("\n")}\n\n${
      showBody(response.body)
    }`;
    rest = response.rest;
  }
  return count === Infinity ? `${shown}[closed]\n` : shown;
}

/** A right Content-Length is data only as long as the body is the same everywhere, so it is marked as right. */
function checkLength(line: string, body: Uint8Array): string {
  return line === `Content-Length: ${body.length}` ? `${line} (right)` : line;
}

function showBody(body: Uint8Array): string {
  const text = new TextDecoder().decode(body).replaceAll("\r", "\\r");
  return text === "" || text.endsWith("\n") ? text : `${text}[no newline]\n`;
}
