import { assert, assertEquals } from "@std/assert";
import { createApp, type HttpHandler } from "../../src/http/app/app.ts";
import { basicAuth, type Credentials } from "../../src/http/app/auth.ts";
import { Connection } from "../../src/http/server/connection.ts";
import { logInto } from "../http/log_into.ts";
import { ManualClock } from "../http/manual_clock.ts";
import { MemoryStream } from "../http/memory_stream.ts";
import { OPEN_SITE } from "../support/open_site.ts";
import { cut } from "./support/cut.ts";
import { fuzz } from "./support/fuzz.ts";
import { HTTP_PIECES } from "./support/http_pieces.ts";

const LOCK: Credentials = { username: "u", password: "p" };
const SECRET = "only for those who may";

const echo: HttpHandler = {
  matches: () => true,
  handle({ head, body }) {
    const text = new TextEncoder().encode(`${SECRET} ${head.path} ${body.length}`);
    return { status: 200, headers: [["Content-Length", String(text.length)]], body: text };
  },
};

fuzz({
  name: "connection",
  share: 0.1,
  pieces: HTTP_PIECES,
  async property(input, random) {
    const open = await talk([input], null);
    assertEquals(await talk(cut(input, random), null), open);
    const locked = await talk(cut(input, random), LOCK);
    assert(!locked.includes(SECRET));
    // One answer at most: who may not enter is not listened to any further
    const statuses = [...locked.matchAll(/HTTP\/\S+ (\d+) /g)].map(([, status]) => status);
    assert(statuses.length <= 1 && ["400", "401"].includes(statuses[0] ?? "401"), locked);
  },
});

/** All that is answered to a client that sends the chunks and then no more, but goes on reading. */
async function talk(chunks: readonly Uint8Array[], credentials: Credentials | null): Promise<string> {
  const stream = new MemoryStream();
  const clock = new ManualClock();
  const told: string[] = [];
  const log = logInto(told);
  const app = createApp({
    handlers: [echo],
    authenticate: basicAuth({ credentials, stderr: () => {} }),
    label: "fuzz",
    log,
    site: OPEN_SITE,
  });
  const ended = new Connection(stream, { app, clock, log, peer: { host: "h", port: 1 } }).run();
  for (const chunk of chunks) stream.send(chunk);
  stream.hangUp();
  await ended;
  assertEquals([stream.closed, clock.timers], [true, 0]);
  assertEquals(told.filter((text) => text.includes("Server Error")), []);
  return stream.output(() => true);
}
