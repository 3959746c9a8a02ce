import { assert, assertEquals } from "@std/assert";
import { Browser, findBrowser } from "../../support/browser.ts";
import { freePort } from "../../support/installation.ts";
import { runDaemon } from "../../support/run_daemon.ts";

const EXECUTABLE = findBrowser();
const CAT = "[program:cat]\ncommand=cat\nstartsecs=0\n";
/** Each tells by the page's title when it has been answered, or refused. */
const ATTACKS = {
  image: (target: string) => `<img src="${target}/?action=stopall" onerror="document.title='done'">`,
  hidden: (target: string) =>
    `<img referrerpolicy="origin" src="${target}/?action=stopall" onerror="document.title='done'">`,
  fetch: (target: string) =>
    `<script>fetch("${target}/RPC2", { method: "POST", mode: "no-cors", headers: { "Content-Type": "text/plain" },
      body: "<methodCall><methodName>supervisor.stopAllProcesses</methodName></methodCall>" })
      .finally(() => document.title = "done")</script>`,
  json: (target: string) =>
    `<script>fetch("${target}/monovisor/actions", { method: "POST", headers: { "Content-Type": "application/json" },
      body: '{"action":"stopall"}' }).catch(() => 0).finally(() => document.title = "done")</script>`,
  form: (target: string) =>
    `<iframe name="f"></iframe><form method="post" target="f" action="${target}/index.html"><input name="action"
      value="stopall"></form><script>document.querySelector("iframe").onload = () => document.title = "done";
      document.forms[0].submit()</script>`,
} as const;

Deno.test({
  name: "a browser cannot be made to stop programs by the page of another site (needs chromium on PATH)",
  ignore: EXECUTABLE === null,
  async fn() {
    if (EXECUTABLE === null) return;
    const port = freePort();
    await using daemon = await runDaemon(CAT, { settings: `[inet_http_server]\nport=127.0.0.1:${port}\n` });
    await daemon.waitForState("cat", "RUNNING");
    const target = `http://127.0.0.1:${port}`;
    // localhost is another site than 127.0.0.1
    await using site = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, ({ url }) => {
      const attack = Object.entries(ATTACKS).find(([name]) => new URL(url).pathname === `/${name}`)?.[1];
      return new Response(attack?.(target) ?? "", { headers: { "Content-Type": "text/html" } });
    });
    await using browser = await Browser.open(EXECUTABLE);
    for (const name of Object.keys(ATTACKS)) {
      await browser.goTo(`http://localhost:${site.addr.port}/${name}`);
      await browser.until('document.title === "done"');
      const info = await daemon.call("getProcessInfo", "cat");
      assert(JSON.stringify(info).includes('"statename":"RUNNING"'), `${name} has stopped it`);
    }
    // What somebody types, or has kept as a bookmark, is done
    await browser.send("Page.navigate", { url: `${target}/?action=stopall` });
    await browser.until('document.querySelector(".status_msg")?.textContent.startsWith("All stopped")');
    assertEquals((await daemon.ctl("status")).stdout.includes("STOPPED"), true);
  },
});
