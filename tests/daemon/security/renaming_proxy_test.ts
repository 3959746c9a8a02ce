import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Browser, findBrowser } from "../../support/browser.ts";
import { freePort } from "../../support/installation.ts";
import { renamingProxy } from "../../support/renaming_proxy.ts";
import { runDaemon } from "../../support/run_daemon.ts";

const EXECUTABLE = findBrowser();
const CAT = "[program:cat]\ncommand=cat\nstartsecs=0\n";
const LIVE = 'document.querySelector("#light").textContent === "Live" && !document.querySelector(".stale")';

function isSaid(text: string): string {
  return `document.querySelector(".status_msg")?.textContent.startsWith(${JSON.stringify(text)})`;
}

Deno.test({
  name: "our own pages work behind a proxy that renames the host, over plain HTTP (needs chromium on PATH)",
  ignore: EXECUTABLE === null,
  async fn() {
    if (EXECUTABLE === null) return;
    const port = freePort();
    const settings = `[inet_http_server]\nport=127.0.0.1:${port}\n`;
    await using first = await runDaemon(CAT, { settings });
    await using proxy = renamingProxy(`http://127.0.0.1:${port}`);
    // A name of which browsers do not think well enough to say Sec-Fetch-Site
    const url = `http://public.example:${proxy.port}`;
    await using browser = await Browser.open(EXECUTABLE);
    await browser.goTo(`${url}/`);
    await browser.until(LIVE);
    const act = async (name: string, done: string) => {
      await browser.click(`a[name="${name}"]`);
      await browser.until(isSaid(`Process cat ${done}`));
    };
    await act("Stop", "stopped");
    await browser.until(`document.querySelector('a[name="Start"]') !== null`);
    await act("Start", "started");

    // The page stays open over a reload, and over the daemon's end and a new one's start
    await browser.evaluate("window.samepage = true");
    await first.ctl("reload");
    await first.waitForLog(/supervisord started with pid/, 2);
    await browser.until(LIVE);
    await act("Restart", "restarted");
    await first.stop();
    await browser.until('document.querySelector(".stale") !== null');
    await using second = await runDaemon(CAT, { settings });
    await browser.until(LIVE);
    await act("Stop", "stopped");
    await browser.until(`document.querySelector('a[name="Start"]') !== null`);
    assertEquals(await browser.evaluate("window.samepage"), true);

    await browser.send("Emulation.setScriptExecutionDisabled", { value: true });
    await browser.goTo(`${url}/`);
    await act("Start", "started");
    await browser.click('a[href$="action=stopall"]');
    await browser.until('document.querySelector("#question") !== null');
    await browser.click(".choices .danger");
    await browser.until(isSaid("All stopped"));
    assert(!(await second.log()).includes("Refused"));
  },
});

Deno.test({
  name: "a page of another site is refused behind such a proxy, too, and told why (needs chromium on PATH)",
  ignore: EXECUTABLE === null,
  async fn() {
    if (EXECUTABLE === null) return;
    const port = freePort();
    await using daemon = await runDaemon(CAT, { settings: `[inet_http_server]\nport=127.0.0.1:${port}\n` });
    await using proxy = renamingProxy(`http://127.0.0.1:${port}`);
    const page = `<a href="http://public.example:${proxy.port}/?action=stopall">win a prize</a>`;
    await using site = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, () => {
      return new Response(page, { headers: { "Content-Type": "text/html" } });
    });
    await using browser = await Browser.open(EXECUTABLE);
    await browser.goTo(`http://evil.example:${site.addr.port}/`);
    await browser.click("a");
    await browser.until('document.querySelector("#why") !== null');
    const why = String(await browser.evaluate('document.querySelector("#why").textContent'));
    assertStringIncludes(why, "for a page of evil.example that asked 127.0.0.1");
    assertStringIncludes(why, "proxy_set_header Host $http_host");
    await daemon.waitForState("cat", "RUNNING");
  },
});

Deno.test({
  name:
    "a page whose name was re-bound to our address makes nothing stop, and learns no token (needs chromium on PATH)",
  ignore: EXECUTABLE === null,
  async fn() {
    if (EXECUTABLE === null) return;
    const port = freePort();
    const settings = `[inet_http_server]\nport=127.0.0.1:${port}\nallowed_hosts=box.example\n`;
    await using daemon = await runDaemon(CAT, { settings });
    await using browser = await Browser.open(EXECUTABLE);
    await browser.goTo(`http://evil.example:${port}/`);
    await browser.until(LIVE);
    for (const name of ["Stop", "Restart"]) {
      await browser.click(`a[name="${name}"]`);
      await browser.until(isSaid("ERROR: Refused to act for a page of evil.example that asked evil.example"));
      await browser.press("Escape");
    }
    const called = `fetch("/RPC2", { method: "POST", body: "<methodCall><methodName>supervisor.stopAllProcesses" +
      "</methodName></methodCall>" }).then((response) => response.status)`;
    assertEquals(await browser.evaluate(called), 403);
    assert(!String(await browser.evaluate("document.documentElement.outerHTML")).includes("token="));
    await daemon.waitForState("cat", "RUNNING");
    const told = (await daemon.log()).match(/WARN .*allowed_hosts=evil\.example in \[inet_http_server\]/g);
    assertEquals(told?.length, 1);

    await browser.goTo(`http://box.example:${port}/`);
    await browser.until(LIVE);
    await browser.click('a[name="Stop"]');
    await browser.until(isSaid("Process cat stopped"));
  },
});
