import { assertEquals, assertMatch } from "@std/assert";
import { Browser, findBrowser } from "../support/browser.ts";
import { freePort } from "../support/installation.ts";
import { until } from "../support/until.ts";

/*
 * The pages as people use them: the compiled daemon and a real browser. Without a Chromium on PATH the test is ignored.
 */
const EXECUTABLE = findBrowser();
const SUPERVISORD = new URL("../../dist/supervisord", import.meta.url).pathname;

const PROGRAMS = `
[program:a<b>&"c]
command=/bin/cat
autostart=false
[program:cat]
command=/bin/cat
startsecs=0
[program:broken]
command=/no/such/program
autostart=false
[program:talker]
command=/bin/sh -c 'i=0; while :; do i=$((i+1)); echo "line $i <script>document.title=1</script>"; echo "trouble $i" >&2; sleep 1; done'
startsecs=0
[program:web]
command=/bin/cat
startsecs=0
numprocs=2
process_name=%%(program_name)s_%%(process_num)02d
`;

interface Daemon extends AsyncDisposable {
  readonly url: string;
  /** Calls a method of one string parameter, as another client would. */
  rpc(method: string, parameter: string): Promise<void>;
}

async function startDaemon(): Promise<Daemon> {
  const folder = await Deno.makeTempDir({ prefix: "web-" });
  const url = `http://127.0.0.1:${freePort()}`;
  const head = `[inet_http_server]\nport=${url.slice(7)}\n[supervisord]\nlogfile=${folder}/main.log\n` +
    `pidfile=${folder}/pid\nchildlogdir=${folder}\nidentifier=test\n[rpcinterface:supervisor]\n` +
    "supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface\n";
  await Deno.writeTextFile(`${folder}/s.conf`, head + PROGRAMS.replaceAll("%%", "%"));
  const process = new Deno.Command(SUPERVISORD, {
    args: ["-n", "-s", "-c", `${folder}/s.conf`],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  await until("the daemon to answer", async () => (await (await fetch(`${url}/ok.html`)).text()) === "OK" || undefined);
  return {
    url,
    async rpc(method, parameter) {
      const value = `<param><value><string>${parameter}</string></value></param>`;
      const body = `<methodCall><methodName>${method}</methodName><params>${value}</params></methodCall>`;
      await (await fetch(`${url}/RPC2`, { method: "POST", body })).text();
    },
    async [Symbol.asyncDispose]() {
      process.kill("SIGTERM");
      await process.status;
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** An expression for the state that the page shows of a program. */
function state(namespec: string): string {
  return `${row(namespec)}?.querySelector(".status span").textContent`;
}

function row(namespec: string): string {
  const link = `tail.html?processname=${encodeURIComponent(namespec)}`;
  return `document.querySelector('a[href="${link}"]')?.closest("tr")`;
}

function button(namespec: string, name: string): string {
  return `a[name="${name}"][href*="processname=${encodeURIComponent(namespec)}&"]`;
}

function isSaid(text: string): string {
  return `document.querySelector(".status_msg")?.textContent === ${JSON.stringify(text)}`;
}

Deno.test({
  name: "the pages in a browser (needs chromium on PATH)",
  ignore: EXECUTABLE === null,
  fn: async (t) => {
    if (EXECUTABLE === null) return;
    await using daemon = await startDaemon();
    await using browser = await Browser.open(EXECUTABLE);
    const { url, rpc } = daemon;
    await browser.goTo(`${url}/`);
    await browser.until('document.querySelector("#light").textContent === "Live"');

    await t.step("each action of a row does its work and says so, without loading the page again", async () => {
      await browser.evaluate("window.sameage = true");
      await browser.until(`${state("cat")} === "running"`);
      const first = await browser.evaluate(`/pid (\\d+)/.exec(${row("cat")}.textContent)?.[1]`);
      await browser.click(button("cat", "Restart"));
      await browser.until(`${isSaid("Process cat restarted")} && !${row("cat")}.textContent.includes("pid ${first},")`);
      await browser.until(`${state("cat")} === "running"`);
      await browser.click(button("cat", "Stop"));
      await browser.until(`${isSaid("Process cat stopped")} && ${state("cat")} === "stopped"`);
      await browser.click(button("cat", "Start"));
      await browser.until(`${isSaid("Process cat started")} && ${state("cat")} === "running"`);
      await browser.click(button("cat", "Clear Log"));
      await browser.until(isSaid("Log for cat cleared"));
      await browser.click(button("broken", "Start"));
      await browser.until(isSaid("ERROR: Process broken: no such file"));
      assertEquals(await browser.evaluate("window.sameage"), true);
    });

    await t.step("what others do shows by itself, and uptimes go on", async () => {
      await rpc("supervisor.stopProcess", "cat");
      await browser.until(`${state("cat")} === "stopped"`);
      await rpc("supervisor.startProcess", "cat");
      await browser.until(`${state("cat")} === "running"`);
      await browser.until(`/uptime 0:00:0[1-9]/.test(${row("cat")}.textContent)`);
    });

    await t.step("names are shown, never obeyed", async () => {
      assertEquals(await browser.evaluate(`${row('a<b>&"c')}.cells[2].textContent`), 'a<b>&"c');
      assertEquals(await browser.evaluate('document.querySelectorAll("td b").length'), 0);
    });

    await t.step("a group has a heading with its own buttons", async () => {
      assertEquals(
        await browser.evaluate('document.querySelector("tbody:last-of-type .tally").textContent'),
        "2 running",
      );
      await browser.click('[aria-label="Stop group web"]');
      await browser.click("dialog .danger");
      await browser.until(`${isSaid("Group web stopped")} && ${state("web:web_01")} === "stopped"`);
      await browser.click('[aria-label="Start group web"]');
      await browser.until(`${isSaid("Group web started")} && ${state("web:web_01")} === "running"`);
      await browser.click("tbody:last-of-type .toggle");
      assertEquals(await browser.evaluate(`${row("web:web_00")}.hidden`), true);
      await browser.click("tbody:last-of-type .toggle");
      assertEquals(await browser.evaluate(`${row("web:web_00")}.hidden`), false);
    });

    await t.step("the box and the counts choose what is seen", async () => {
      const seen = 'document.querySelectorAll("tbody:not([hidden]) tr:not(.heading):not([hidden])").length';
      await browser.evaluate(`document.dispatchEvent(new KeyboardEvent("keydown", { key: "/" }))`);
      assertEquals(await browser.evaluate("document.activeElement.type"), "search");
      await browser.send("Input.insertText", { text: "web_" });
      assertEquals(await browser.evaluate(seen), 2);
      for (const type of ["keyDown", "keyUp"]) await browser.send("Input.dispatchKeyEvent", { type, key: "Escape" });
      assertEquals(await browser.evaluate(seen), 6);
      await browser.click(".chip.running");
      assertEquals(await browser.evaluate(seen), 4);
      await browser.click(".chip.running");
    });

    await t.step("Stop All asks first, and Start All and Restart All undo it", async () => {
      await browser.click('[href$="action=stopall"]');
      await browser.evaluate('document.querySelector("dialog").close("")');
      await browser.until('document.querySelector("dialog") === null');
      assertEquals(await browser.evaluate(state("cat")), "running");
      await browser.click('[href$="action=stopall"]');
      await browser.click("dialog .danger");
      await browser.until(`/^All stopped at/.test(document.querySelector(".status_msg").textContent)`);
      await browser.until(`${state("cat")} === "stopped" && ${state("web:web_00")} === "stopped"`);
      await browser.click("#buttons .start button");
      await browser.click("dialog .danger");
      await browser.until(`${isSaid("All started")} && ${state("web:web_00")} === "running"`);
      await browser.click('[href$="action=restartall"]');
      await browser.click("dialog .danger");
      await browser.until(`/^All restarted at/.test(document.querySelector(".status_msg").textContent)`);
    });

    await t.step("a group that is removed goes, and comes back", async () => {
      await rpc("supervisor.stopProcess", "cat");
      await rpc("supervisor.removeProcessGroup", "cat");
      await browser.until(`${row("cat")} === undefined`);
      await rpc("supervisor.addProcessGroup", "cat");
      await browser.until(`${state("cat")} === "running"`);
    });

    await t.step("the tail page follows either channel", async () => {
      await browser.goTo(`${url}/tail.html?processname=talker`);
      await browser.until('/line 2 <script>document.title=1/.test(document.querySelector("pre").textContent)');
      const shown = String(await browser.evaluate('document.querySelector("pre").textContent'));
      await browser.until(`document.querySelector("pre").textContent.length > ${shown.length}`);
      await browser.click(".chip:nth-of-type(2)");
      await browser.until('/^trouble/.test(document.querySelector("pre").textContent)');
      assertEquals(await browser.evaluate("document.title"), "Supervisor tail of process talker");
    });

    await t.step("without scripts the links do what the original's do", async () => {
      await browser.send("Emulation.setScriptExecutionDisabled", { value: true });
      await browser.send("Page.navigate", { url: `${url}/index.html?processname=web%3Aweb_00&action=stop` });
      const said = await until("the page after the action", async () => {
        const text = await browser.evaluate('document.querySelector(".status_msg")?.textContent');
        return typeof text === "string" ? text : undefined;
      });
      assertEquals(said, "Process web:web_00 stopped");
      assertMatch(String(await browser.evaluate("location.href")), /\/\?message=Process%20web%3Aweb_00%20stopped$/);
      assertEquals(await browser.evaluate(state("web:web_00")), "stopped");
    });

    assertEquals(browser.problems, []);
  },
});
