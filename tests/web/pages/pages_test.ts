import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { HttpHandler } from "../../../src/http/app/app.ts";
import type { HttpResponse } from "../../../src/http/wire/message.ts";
import { webHandlers } from "../../../src/web/web_handlers.ts";
import { OPEN_SITE } from "../../support/open_site.ts";
import { ask, request, textOf } from "../ask.ts";
import { type FakeSupervisor, fakeSupervisor } from "../fake_supervisor.ts";
import { NO_LOGS, SERVER } from "../server.ts";
import { UNFORMATTED } from "../../support/process_config.ts";

type Programs = Parameters<typeof fakeSupervisor>[0];

function begin(programs: Programs): FakeSupervisor & { readonly handlers: readonly HttpHandler[] } {
  const fake = fakeSupervisor(programs);
  return {
    ...fake,
    handlers: webHandlers({ supervisor: fake.supervisor, server: SERVER, site: OPEN_SITE, logs: NO_LOGS }),
  };
}

function said(response: HttpResponse): string {
  const location = response.headers.find(([name]) => name === "Location")?.[1] ?? "";
  assertMatch(location, /^http:\/\/localhost:9001\/\?message=/);
  return decodeURIComponent(location.split("=")[1] ?? "");
}

Deno.test("pages() answers the status page with the original's headers", async () => {
  const { handlers } = begin({ cat: {} });
  for (const path of ["/", "//", "/index.html", "/index.html?processname=cat", "/?action="]) {
    const response = await ask(handlers, path);
    assertEquals([response.status, response.headers], [200, [
      ["Content-Type", "text/html;charset=utf-8"],
      ["Pragma", "no-cache"],
      ["Cache-Control", "no-cache"],
      ["Expires", "Thu, 01 Jan 1970 00:00:00 GMT"],
      ["Content-Length", String(new TextEncoder().encode(textOf(response)).length)],
    ]], path);
    assertStringIncludes(textOf(response), '<span class="statusnominal">stopped</span>');
  }
  assertStringIncludes(textOf(await ask(handlers, "/?message=a%3Cb")), '<div class="status_msg">a&lt;b</div>');
});

Deno.test("pages() gives its links a token where a browser shows them, and the original's to everybody else", async () => {
  const { handlers } = begin({ cat: {} });
  const links = async (...headers: readonly string[]) =>
    [...textOf(await ask(handlers, "/", { headers })).matchAll(/index\.html\?[^"]*/g)].map(([link]) => link);
  const accept = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
  const plain = ["action=refresh", "action=restartall", "action=stopall"]
    .concat(["processname=cat&amp;action=start", "processname=cat&amp;action=clearlog"]);
  assertEquals(await links("Accept: */*"), plain.map((fields) => `index.html?${fields}`));
  assertEquals(await links(accept, "Host: evil.example"), [
    "index.html?action=refresh",
    "index.html?processname=cat&amp;action=start",
  ]);
  assertEquals(
    await links(accept),
    ["index.html?action=refresh", "index.html?token=7oken&amp;processname=cat&amp;action=start"],
  );
});

Deno.test("pages() asks before what cannot be undone, where a page without a script leads (WEB-005)", async () => {
  const { handlers } = begin({ 'a<b&"c': {} });
  const asked = async (query: string, ...headers: readonly string[]) => {
    const response = await ask(handlers, `/ask.html?${query}`, { headers });
    const text = textOf(response);
    return [response.status, /<p>(.*)<\/p>/.exec(text)?.[1], /class="danger" href="(.*?)">(.*?)</.exec(text)?.slice(1)];
  };
  const fields = "processname=a%3Cb%26%22c&action=clearlog";
  assertEquals(await asked(fields), [200, 'Clear the logs of a&lt;b&amp;"c?', [
    "index.html?token=7oken&amp;processname=a%3Cb%26%22c&amp;action=clearlog",
    "Clear",
  ]]);
  assertEquals((await asked(fields, "Host: evil.example"))[2], [
    "index.html?processname=a%3Cb%26%22c&amp;action=clearlog",
    "Clear",
  ]);
  assertEquals(await asked("action=stopall"), [200, "Stop all programs?", [
    "index.html?token=7oken&amp;action=stopall",
    "Stop All",
  ]]);
  assertEquals((await asked("action=restartall"))[1], "Restart all programs?");
  for (const query of ["", "action=clearlog", "action=start&processname=x"]) {
    assertEquals((await asked(query))[0], 404, query);
  }
});

Deno.test("pages() shows people what programs use, as it is when they ask, and gives nobody else a reading", async () => {
  const { handlers, supervisor, os, clock } = begin({ cat: { startsecs: 0 } });
  supervisor.turns.run(() => supervisor.groups.get("cat")?.processes.get("cat")?.start());
  const [pid = 0] = os.running();
  const cells = async (accept: string) => {
    const text = textOf(await ask(handlers, "/", { headers: [`Accept: ${accept}`] }));
    return /<td class="cpu">(.*)<\/td>\n<td class="memory">(.*)<\/td>/.exec(text)?.slice(1);
  };
  clock.advance(10);
  os.used = new Map([[pid, { cpuSeconds: 4, residentBytes: 3 * 2 ** 20, processes: 1 }]]);
  assertEquals(await cells("*/*"), undefined);
  assertEquals(await cells("text/html"), ["40.0%", "3.0M"]);
  os.used = new Map([[pid, { cpuSeconds: 5, residentBytes: 2 ** 30, processes: 1 }]]);
  assertEquals(await cells("text/html"), ["40.0%", "3.0M"]);
  clock.advance(2);
  assertEquals(await cells("text/html"), ["50.0%", "1.0G"]);
});

Deno.test("pages() makes a page once for all who ask within a second, but never shows what is no longer so", async () => {
  const { handlers, supervisor, clock } = begin({ cat: { startsecs: 0 } });
  const page = async (...headers: readonly string[]) => (await ask(handlers, "/", { headers })).body;
  const people = "Accept: text/html";
  const [first, forPeople] = [await page(), await page(people)];
  assertEquals([await page() === first, await page(people) === forPeople, first === forPeople], [true, true, false]);
  assertEquals(await page(people, "Host: evil.example") === forPeople, false);
  assertEquals((await ask(handlers, "/?message=x")).body === first, false);
  supervisor.turns.run(() => supervisor.groups.get("cat")?.processes.get("cat")?.start());
  const second = await ask(handlers, "/");
  assertMatch(textOf(second), /starting/);
  assertEquals(await page() === second.body, true);
  clock.advance(1);
  assertEquals(await page() === second.body, false);
});

Deno.test("pages() tells people what has failed, and gives scripts the original's row", async () => {
  const { handlers, supervisor, os, exit } = begin({ cat: { startsecs: 0, autorestart: false } });
  supervisor.turns.run(() => supervisor.groups.get("cat")?.processes.get("cat")?.start());
  exit(os.running()[0] ?? 0, 3);
  const cell = async (accept: string) =>
    /<td><span>[^<]*<\/span>(.*?)<\/td>/.exec(textOf(await ask(handlers, "/", { headers: [`Accept: ${accept}`] })))
      ?.[1];
  assertEquals(await cell("*/*"), "");
  assertEquals(await cell("text/html"), '<p class="failure"><b>exit status 3</b></p>');
});

Deno.test("pages() sorts by group and name", async () => {
  const { handlers } = begin({ b: {}, "a:z": {}, "a:y": {}, B: {} });
  const names = [...textOf(await ask(handlers, "/")).matchAll(/_blank">([\w:]+)<\/a><\/td>/g)].map(([, name]) => name);
  assertEquals(names, ["B", "a:y", "a:z", "b"]);
});

Deno.test("pages() performs an action, then redirects with what it says", async () => {
  const { handlers, os, finish } = begin({ cat: { startsecs: 0 }, missing: { command: "/no/such" } });
  const act = async (query: string) => said(await finish(ask(handlers, `/index.html?${query}`)));
  assertEquals(await act("processname=cat&action=start"), "Process cat started");
  assertEquals(os.running().length, 1);
  assertEquals(await act("processname=cat&action=start"), "ERROR: Process cat: already started");
  assertEquals(await act("processname=cat&action=stop"), "Process cat stopped");
  assertEquals(os.running(), []);
  assertEquals(await act("processname=cat&action=stop"), "unexpected rpc fault [70] NOT_RUNNING: cat");
  assertEquals(await act("processname=cat&action=restart"), "Process cat restarted");
  assertEquals(os.running().length, 1);
  assertEquals(await act("processname=cat&action=clearlog"), "Log for cat cleared");
  assertEquals(await act("processname=missing&action=start"), "ERROR: Process missing: no such file");
  assertEquals(await act("processname=missing&action=restart"), "Process missing restarted");
  assertEquals(await act("processname=nope&action=dance"), "No such process named nope");
  assertEquals(await act("processname=cat:*&action=stop"), "No such process named cat:*");
  assertMatch(await act("action=refresh"), /^Page refreshed at \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d 20\d\d$/);
  assertMatch(await act("action=stopall"), /^All stopped at /);
  assertEquals(os.running(), []);
  assertMatch(await act("action=restartall"), /^All restarted at /);
  assertEquals(os.running().length, 1);
});

Deno.test("pages() answers a start when the program has stayed up, or has not", async () => {
  const { handlers, os, clock, exit } = begin({ slow: { startsecs: 5 }, quick: { startsecs: 5, startretries: 0 } });
  let answered = false;
  const slow = ask(handlers, "/index.html?processname=slow&action=start").then((response) => {
    answered = true;
    return response;
  });
  await Promise.resolve();
  clock.advance(4.9);
  assertEquals(answered, false);
  clock.advance(0.2);
  assertEquals(said(await slow), "Process slow started");
  const quick = ask(handlers, "/index.html?processname=quick&action=start");
  await Promise.resolve();
  exit(os.running().at(-1) ?? 0, 1);
  assertEquals(said(await quick), "ERROR: Process quick: spawn error");
});

Deno.test("pages() says why a program cannot be started at all", async () => {
  const { handlers, finish } = begin({ api: { dependsOn: [{ name: "db", condition: "started" }] } });
  const response = await finish(ask(handlers, "/index.html?processname=api&action=start"));
  assertEquals(said(response), "ERROR: Process api: cannot start: db is not there");
});

Deno.test("pages() puts the redirect's headers in the original's order", async () => {
  const { handlers } = begin({ cat: {} });
  const response = await ask(handlers, "/?action=stopall", { headers: ["Host: a.b:80"] });
  assertEquals([response.status, response.headers.map(([name]) => name)], [301, [
    "Location",
    "Content-Type",
    "Pragma",
    "Cache-Control",
    "Expires",
    "Content-Length",
  ]]);
  assertMatch(response.headers[0]?.[1] ?? "", /^http:\/\/a\.b\/\?message=All%20stopped%20at%20/);
  assertEquals(response.headers.slice(1, 2), [["Content-Type", "text/html"]]);
  assertEquals(response.headers.at(-1), ["Content-Length", "142"]);
});

Deno.test("pages() cannot be told another address, nor be made to break a header", async () => {
  const { handlers } = begin({ cat: {} });
  const response = await ask(handlers, "/?SERVER_URL=http://evil&action=start&processname=a%0D%0AX:%20b");
  assertEquals(response.headers[0], [
    "Location",
    "http://localhost:9001/?message=No%20such%20process%20named%20a%0D%0AX%3A%20b",
  ]);
});

Deno.test("pages() answers 500 and logs for what it cannot do", async () => {
  const { handlers, log, supervisor } = begin({ cat: {} });
  for (const query of ["action=dance", "action=start", "action=dance&processname=cat"]) {
    assertEquals((await ask(handlers, `/?${query}`)).status, 500, query);
    assertMatch(log.at(-1) ?? "", / ERRO Web interface error:/);
  }
  supervisor.turns.run(() => supervisor.shutdown());
  assertEquals((await ask(handlers, "/")).status, 500);
  assertEquals((await ask(handlers, "/ok.html")).status, 200);
});

Deno.test("pages() takes a form by POST, if its length is told", async () => {
  const { handlers } = begin({ cat: {} });
  const body = "processname=cat&action=stop";
  const options = { method: "POST", body, headers: [`Content-Length: ${body.length}`] };
  assertEquals(
    said(await ask(handlers, "/index.html?processname=nope&action=start", options)),
    "unexpected rpc fault [70] NOT_RUNNING: cat",
  );
  assertEquals((await ask(handlers, "/index.html", { method: "POST", body })).status, 411);
});

Deno.test("pages() shows the end of a log, 16 MiB at most, or why there is none (WEB-023)", async () => {
  const { handlers, os } = begin({
    cat: { stdout: { ...channel, logfile: { kind: "file", path: "/tmp/cat.log" } } },
    none: {},
  });
  os.addFile("/tmp/cat.log", `${"x".repeat(2000)}<end>`);
  const pre = async (query: string) => /<pre>(.*)<\/pre>/s.exec(textOf(await ask(handlers, `/tail.html${query}`)))?.[1];
  assertEquals(await pre("?processname=cat"), `${"x".repeat(1019)}&lt;end>`);
  assertEquals(await pre("?processname=cat&limit=7"), `${"x".repeat(1019)}&lt;end>`);
  os.addFile("/tmp/cat.log", "x".repeat(20 * 2 ** 20));
  assertEquals((await pre("?processname=cat&limit=99999999999"))?.length, 16 * 2 ** 20);
  os.addFile("/tmp/cat.log", `${"x".repeat(2000)}<end>`);
  assertEquals(await pre("?processname=cat&limit=1500"), `${"x".repeat(1495)}&lt;end>`);
  assertEquals(await pre("?processname=none"), "No file for none");
  assertEquals(await pre("?processname=nope"), "ERROR: unexpected rpc fault [10] BAD_NAME: nope");
  assertEquals(await pre(""), "No process name found");
  assertStringIncludes(
    textOf(await ask(handlers, "/tail.html?processname=cat&limit=007777")),
    'href="tail.html?processname=cat&amp;limit=7777"',
  );
});

Deno.test("pages() shows the log that is named: stderr, or supervisord's own (WEB-027)", async () => {
  const { handlers, os } = begin({
    cat: { stderr: { ...channel, logfile: { kind: "file", path: "/tmp/cat.err" } } },
  });
  os.addFile("/tmp/cat.err", "trouble");
  const pre = async (query: string) => /<pre>(.*)<\/pre>/s.exec(textOf(await ask(handlers, `/tail.html${query}`)))?.[1];
  assertEquals(await pre("?processname=cat&channel=stderr"), "trouble");
  assertEquals(await pre("?processname=cat&channel=x"), "No file for cat");
  assertEquals(await pre("?log=main"), "No file for supervisord");
  os.addFile("/tmp/supervisord.log", "INFO <started>");
  assertEquals(await pre("?log=main"), "INFO &lt;started>");
  assertEquals(await pre("?log=main&processname=nope"), "ERROR: unexpected rpc fault [10] BAD_NAME: nope");
});

Deno.test("pages() knows which requests change something", () => {
  const acts = (target: string, options: Parameters<typeof request>[1] = {}) => {
    const asked = request(target, options);
    return begin({}).handlers.find((handler) => handler.matches(asked.head))?.acts?.(asked);
  };
  for (const action of ["stopall", "restartall", "start", "stop", "restart", "clearlog", "nope"]) {
    assertEquals(acts(`/?action=${action}&processname=cat`), true, action);
    assertEquals(acts("/index.html", { method: "POST", body: `action=${action}` }), true, action);
  }
  for (
    const target of ["/", "/?action=", "/?action=refresh", "/?message=x", "/tail.html?processname=cat", "/ok.html"]
  ) {
    assertEquals(acts(target), false, target);
  }
  assertEquals(acts("/monovisor/actions", { method: "POST" }), true);
  assertEquals(acts("/monovisor/events"), false);
});

Deno.test("pages() answers /ok.html for health checks", async () => {
  const response = await ask(begin({}).handlers, "/ok.html");
  assertEquals([response.status, response.headers, textOf(response)], [
    200,
    [["Content-Type", "text/plain"], ["Content-Length", "2"]],
    "OK",
  ]);
});

Deno.test("pages() leaves HEAD, other methods and longer paths to the static files", async () => {
  const { handlers } = begin({ cat: {} });
  for (const [method, path] of [["HEAD", "/"], ["PUT", "/"], ["GET", "/index.html/"], ["GET", "/ok.html/x"]] as const) {
    assertEquals(handlers[0]?.matches(request(path, { method }).head), false, `${method} ${path}`);
  }
  assertEquals((await ask(handlers, "/", { method: "HEAD" })).status, 404);
  assertEquals((await ask(handlers, "/", { method: "PUT" })).status, 400);
});

const channel = {
  logfileMaxbytes: 0,
  logfileBackups: 0,
  logfileUpkeep: null,
  captureMaxbytes: 0,
  eventsEnabled: false,
  syslog: false,
  ...UNFORMATTED,
} as const;
