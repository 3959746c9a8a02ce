import { assert, assertEquals, assertMatch } from "@std/assert";
import { freePort } from "../../support/installation.ts";
import { rawHttp } from "../../support/raw_http.ts";
import { runDaemon } from "../../support/run_daemon.ts";

const CANARY = "what only its owner may read";
const CAT = "[program:cat]\ncommand=cat\nstartsecs=0\nstdout_logfile=%(here)s/logs/cat.log\n";
const MEGABYTES = 16 * 1024 * 1024;

Deno.test("who has no credentials learns nothing but the 401, whatever is asked for and sent", async () => {
  const port = freePort();
  await using _daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n", {
    settings: `[inet_http_server]\nport=127.0.0.1:${port}\nusername=me\npassword=secret\n`,
  });
  const ask = async (request: string) => (await rawHttp({ port }, request)).replace(/^Date: .*\r\n/m, "Date: now\r\n");
  const expected = await ask("GET / HTTP/1.1\r\n\r\n");
  assertMatch(
    expected,
    /^HTTP\/1\.1 401 Unauthorized\r\nServer: Medusa\/1\.12\r\nDate: now\r\nConnection: close\r\nWWW-Authenticate: Basic realm="default"\r\nContent-Length: 137\r\nContent-Type: text\/html\r\n\r\n<head>/,
  );
  assert(!/monovisor|supervisor|deno/i.test(expected));
  const paths = ["/ok.html", "/nope", "/RPC2", "/images/icon.png", "/images", "/logtail/cat", "/logtail/nope"]
    .concat([
      "/mainlogtail",
      "/tail.html?processname=cat",
      "/?action=stopall",
      "/ask.html?action=stopall",
      "/monovisor/events",
      "/monovisor/nope",
    ]);
  const requests = [
    ...paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`),
    ...["DELETE", "OPTIONS", "PUT", "TRACE", "NOPE"].map((method) => `${method} / HTTP/1.1\r\n\r\n`),
    "GET / HTTP/1.1\r\nAuthorization: Basic Og==\r\n\r\n",
    "GET / HTTP/1.1\r\nAuthorization: Basic bWU6c2VjcmVk\r\n\r\n",
    "GET / HTTP/1.1\r\nOrigin: http://evil.example\r\n\r\nGET /ok.html HTTP/1.1\r\n\r\n",
    // Bodies, announced and never sent: the answer waits for none of them
    ...[5, MEGABYTES, MEGABYTES + 1].map((length) => `POST /RPC2 HTTP/1.1\r\nContent-Length: ${length}\r\n\r\n`),
    "POST /RPC2 HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    "POST /RPC2 HTTP/1.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n",
    "POST /RPC2 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello",
    "POST /RPC2 HTTP/1.1\r\n\r\n",
  ];
  for (const request of requests) assertEquals(await ask(request), expected, request);
  const [head] = expected.split("\r\n\r\n");
  assertEquals(await ask("HEAD / HTTP/1.1\r\n\r\n"), `${head}\r\n\r\n`);
});

Deno.test("no path leads out of what is served", async () => {
  await using daemon = await runDaemon(CAT, {
    through: (folder) => ["sh", "-c", `mkdir ${folder}/logs; exec "$@"`, "sh"],
  });
  await daemon.waitForState("cat", "RUNNING");
  await Deno.writeTextFile(`${daemon.folder}/canary`, CANARY);
  const absolute = `${daemon.folder}/canary`;
  const places = ["../canary", "..%2fcanary", "%2e%2e/canary", "..%5ccanary", absolute, encodeURIComponent(absolute)]
    .concat([
      `../../../../../../../..${absolute}`,
      "cat/../../canary",
      "cat%00/../canary",
      "cat:../canary",
      "....//canary",
    ]);
  const targets = places.flatMap((place) => [
    `/${place}`,
    `//${place}`,
    `/images/${place}`,
    `/stylesheets/..;/${place}`,
    `/logtail/${place}`,
    `/logtail/cat/${place}`,
    `/tail.html?processname=${place}`,
    `/monovisor/${place}`,
    `/monovisor/log?processname=${place}`,
    `/monovisor/log?processname=cat:${place}&channel=${place}`,
    `/RPC2/${place}`,
  ]);
  for (const target of targets) {
    const answer = await rawHttp(daemon, `GET ${target} HTTP/1.1\r\nConnection: close\r\n\r\n`);
    assertMatch(answer, /^HTTP\/1\.1 (?:200|301|400|404|500) /, target);
    assert(!answer.includes(CANARY), target);
    // What is not there must not be told from what may not be seen
    if (!target.startsWith("/tail.html")) assert(!answer.startsWith("HTTP/1.1 200"), target);
  }
});
