import { assertEquals, assertMatch } from "@std/assert";
import { httpsCheck } from "../../src/probes/https_check.ts";
import { timedCheck } from "../../src/probes/timed_check.ts";
import { answer, realWorld } from "./real_world.ts";

/** A server's certificate for localhost, good until 2126, and that of who has signed it. */
const FOLDER = new URL("../fixtures/https/", import.meta.url).pathname;
Deno.env.set("SSL_CERT_FILE", `${FOLDER}authority.pem`);

/** Somebody who answers with that status, and tells what was asked. */
function answering(respond: (request: Request) => Response | Promise<Response>) {
  const server = Deno.serve({
    ...{ hostname: "0.0.0.0", port: 0, onListen: () => {} },
    cert: Deno.readTextFileSync(`${FOLDER}server.pem`),
    key: Deno.readTextFileSync(`${FOLDER}server.key`),
  }, respond);
  return { port: server.addr.port, [Symbol.asyncDispose]: () => server.shutdown() };
}

// The client is kept for as long as the process lives
const SIGNED = "httpsCheck() sends a GET to a server whose certificate is signed by who is trusted on this machine";
Deno.test(SIGNED, { sanitizeResources: false }, async () => {
  await using world = realWorld();
  const asked: (string | null)[] = [];
  await using server = answering(({ method, url, headers }) => {
    asked.push(method, new URL(url).pathname, headers.get("authorization"));
    return new Response(null, { status: 204 });
  });
  assertEquals(await answer(httpsCheck(`https://me:p%40ss@localhost:${server.port}/a`, world)), null);
  assertEquals(asked, ["GET", "/a", "Basic bWU6cEBzcw=="]);
});

Deno.test("httpsCheck() follows no redirection, and tells another status", async () => {
  await using world = realWorld();
  await using server = answering(({ url }) => {
    const isMoved = new URL(url).pathname === "/moved";
    return new Response(null, isMoved ? { status: 302, headers: { location: "/gone" } } : { status: 503 });
  });
  assertEquals(await answer(httpsCheck(`https://127.0.0.1:${server.port}/moved`, world)), null);
  assertEquals(await answer(httpsCheck(`https://127.0.0.1:${server.port}/`, world)), "the status is 503");
});

Deno.test("httpsCheck() tells that nobody listens, and that a certificate is of another host", async () => {
  await using world = realWorld();
  await using server = answering(() => new Response("x"));
  assertMatch(
    await answer(httpsCheck("https://127.0.0.1:1/", world)) ?? "",
    /^\[Errno 111\] tcp connect error: Connection refused$/,
  );
  const other = await answer(httpsCheck(`https://127.0.0.2:${server.port}/`, world));
  assertMatch(other ?? "", /certificate/);
});

Deno.test("httpsCheck() is given up in time", async () => {
  await using world = realWorld();
  const { promise, resolve } = Promise.withResolvers<Response>();
  await using server = answering(() => promise);
  const check = timedCheck(httpsCheck(`https://localhost:${server.port}/`, world), { world, seconds: 0.2 });
  assertEquals(await answer(check), "no answer within 0.2 s");
  resolve(new Response("late"));
});
