import { assertEquals, assertMatch } from "@std/assert";
import type { HttpHandler } from "../../../src/http/app/app.ts";
import type { HttpResponse } from "../../../src/http/wire/message.ts";
import { webHandlers } from "../../../src/web/web_handlers.ts";
import { OPEN_SITE } from "../../support/open_site.ts";
import { ask, textOf } from "../ask.ts";
import { type FakeSupervisor, fakeSupervisor } from "../fake_supervisor.ts";
import { SERVER } from "../server.ts";

const JSON_TYPE = "Content-Type: application/json";

function begin(
  programs: Parameters<typeof fakeSupervisor>[0],
): FakeSupervisor & { readonly handlers: readonly HttpHandler[] } {
  const fake = fakeSupervisor(programs);
  const logs = {
    childLog: (namespec: string, channel: string) => namespec === "cat" ? `/${channel}.log` : null,
    mainLog: () => "/main.log",
    modified: (path: string) => path === "/stdout.log" || path === "/main.log" ? 1 : null,
    async *follow(path: string, { tailBytes }: { readonly tailBytes: number }) {
      yield new TextEncoder().encode(`${tailBytes} of ${path}`);
      await Promise.resolve();
    },
  };
  return { ...fake, handlers: webHandlers({ supervisor: fake.supervisor, server: SERVER, site: OPEN_SITE, logs }) };
}

async function firstPiece({ body }: HttpResponse): Promise<string> {
  if (typeof body !== "function") return "no stream";
  const gone = new AbortController();
  for await (const piece of body(gone.signal)) {
    gone.abort();
    return new TextDecoder().decode(piece);
  }
  return "nothing";
}

Deno.test("live() streams the state of every process as events", async () => {
  const { handlers } = begin({ "a</script>": {} });
  const response = await ask(handlers, "/monovisor/events");
  assertEquals([response.status, response.headers[0]], [200, ["Content-Type", "text/event-stream"]]);
  const [, json = ""] = /^data: (.*)\n\n$/.exec(await firstPiece(response)) ?? [];
  assertEquals(JSON.parse(json).changed.map(({ namespec }: { namespec: string }) => namespec), ["a</script>"]);
});

Deno.test("live() tells the page its token, but none to a page under a name that may be anybody's", async () => {
  const { handlers } = begin({ cat: {} });
  const token = async (host: string) => {
    const piece = await firstPiece(await ask(handlers, "/monovisor/events", { headers: [`Host: ${host}`] }));
    return JSON.parse(piece.slice("data: ".length)).token;
  };
  assertEquals([await token("localhost"), await token("evil.example")], ["7oken", null]);
});

Deno.test("live() streams a log of either channel", async () => {
  const { handlers } = begin({ cat: {} });
  const response = await ask(handlers, "/monovisor/log?processname=cat&channel=stdout");
  assertEquals(response.headers[0], ["Content-Type", "text/plain;charset=utf-8"]);
  assertEquals(await firstPiece(response), "65536 of /stdout.log");
  assertEquals(await firstPiece(await ask(handlers, "/monovisor/log?log=main")), "65536 of /main.log");
  for (const query of ["", "?processname=nope", "?processname=nope&log=main", "?processname=cat&channel=stderr"]) {
    assertEquals((await ask(handlers, `/monovisor/log${query}`)).status, 404, query);
  }
});

Deno.test("live() performs actions sent as JSON, those on groups too", async () => {
  const { handlers, os, finish } = begin({ cat: { startsecs: 0 }, "g:a": { startsecs: 0 }, "g:b": { startsecs: 0 } });
  const act = async (value: unknown) => {
    const options = { method: "POST", headers: [JSON_TYPE], body: JSON.stringify(value) };
    const response = await finish(ask(handlers, "/monovisor/actions", options));
    return [response.status, textOf(response)];
  };
  assertEquals(await act({ action: "start", name: "cat" }), [200, '{"message":"Process cat started"}']);
  assertEquals(await act({ action: "startgroup", name: "g" }), [200, '{"message":"Group g started"}']);
  assertEquals(os.running().length, 3);
  assertEquals(await act({ action: "restartgroup", name: "g" }), [200, '{"message":"Group g restarted"}']);
  assertEquals(await act({ action: "stopgroup", name: "g" }), [200, '{"message":"Group g stopped"}']);
  assertEquals(os.running().length, 1);
  assertEquals(await act({ action: "startall" }), [200, '{"message":"All started"}']);
  assertEquals(os.running().length, 3);
  assertEquals(await act({ action: "stopgroup", name: "nope" }), [200, '{"message":"ERROR: BAD_NAME: nope"}']);
  assertEquals((await act({ action: "dance" }))[0], 500);
  assertEquals((await act({ name: "cat" }))[0], 400);
  assertEquals((await act("start"))[0], 400);
});

Deno.test("live() kills what does not go though it was told to, and nothing else (WEB-004)", async () => {
  const { handlers, os, supervisor, clock } = begin({ cat: { startsecs: 0, stopwaitsecs: 3600 } });
  const cat = supervisor.groups.get("cat")?.processes.get("cat");
  const kill = async () => {
    const options = { method: "POST", headers: [JSON_TYPE], body: JSON.stringify({ action: "kill", name: "cat" }) };
    return JSON.parse(textOf(await ask(handlers, "/monovisor/actions", options))).message;
  };
  os.whenKilled = (pid, signal) => {
    if (signal === 9) os.exit(pid, 9);
  };
  supervisor.turns.run(() => cat?.start());
  assertEquals([await kill(), cat?.record.state], ["ERROR: cat is not being stopped", "STARTING"]);
  supervisor.turns.run(() => cat?.stop());
  clock.advance(5);
  assertEquals([await kill(), cat?.record.state], ["Process cat killed", "STOPPING"]);
  supervisor.turns.run(() => supervisor.reap());
  assertEquals(cat?.record.state, "STOPPED");
});

Deno.test("live() performs nothing that a form of a foreign page could send", async () => {
  const { handlers, os } = begin({ cat: { startsecs: 0 } });
  const body = JSON.stringify({ action: "start", name: "cat" });
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
    const response = await ask(handlers, "/monovisor/actions", {
      method: "POST",
      headers: [`Content-Type: ${type}`],
      body,
    });
    assertEquals(response.status, 400, type);
  }
  assertEquals((await ask(handlers, "/monovisor/actions", { method: "POST", body })).status, 400);
  assertEquals((await ask(handlers, "/monovisor/actions?action=start&name=cat")).status, 404);
  assertEquals(os.running(), []);
});

Deno.test("live() delivers scripts that a browser can read", async () => {
  const { handlers } = begin({});
  for (const name of ["status", "tail"]) {
    const response = await ask(handlers, `/monovisor/${name}.js`);
    assertEquals(response.headers[0], ["Content-Type", "text/javascript;charset=utf-8"]);
    assertMatch(textOf(response), new RegExp(`function ${name}App\\(\\) {[^]*${name}App\\(\\);\n}\\)\\(\\);\n$`));
    // Throws SyntaxError where it cannot be read
    assertEquals(typeof new Function(textOf(response)), "function");
  }
});

Deno.test("live() answers 404 for what it does not have", async () => {
  const { handlers } = begin({});
  assertEquals((await ask(handlers, "/monovisor/nope")).status, 404);
  assertEquals((await ask(handlers, "/monovisor/nope", { method: "POST" })).status, 404);
});
