import { assertEquals } from "@std/assert";
import { MONOVISOR_VERSION } from "../../src/text/version.ts";
import { STATUS_SCRIPT, TAIL_SCRIPT } from "../../src/web/live/client_scripts.ts";
import { Browser, findBrowser } from "../support/browser.ts";
import { startWebDaemon } from "../support/web_daemon.ts";

/*
 * The pages as people use them: the compiled daemon and a real browser. Without a Chromium on PATH the test is ignored.
 */
const EXECUTABLE = findBrowser();

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
[program:crash]
command=/bin/sh -c 'echo "no <i>luck</i>" >&2; exit 3'
startsecs=0
autorestart=false
[program:deaf]
command=/bin/sh -c 'trap "" TERM; while :; do sleep 0.2; done'
startsecs=0
autostart=false
stopwaitsecs=20
[program:slow]
command=/bin/cat
startsecs=3600
[program:after]
command=/bin/cat
depends_on=slow
[program:busy]
command=/bin/sh -c 'while :; do :; done'
startsecs=0
autostart=false
[program:web]
command=/bin/cat
startsecs=0
numprocs=2
process_name=%(program_name)s_%(process_num)02d
`;

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
    await using daemon = await startWebDaemon(PROGRAMS);
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
      await browser.evaluate('document.querySelector("dialog").close("")');
      await browser.until('document.querySelector("dialog") === null');
      await browser.click(button("cat", "Clear Log"));
      await browser.click("dialog .danger");
      await browser.until(isSaid("Log for cat cleared"));
      await browser.click(button("broken", "Start"));
      await browser.until(isSaid("ERROR: Process broken: no such file"));
      await browser.press("Escape");
      await browser.until('document.querySelector(".status_msg") === null');
      assertEquals(await browser.evaluate("window.sameage"), true);
    });

    await t.step("what others do shows by itself, and uptimes go on", async () => {
      await rpc("supervisor.stopProcess", "cat");
      await browser.until(`${state("cat")} === "stopped"`);
      await rpc("supervisor.startProcess", "cat");
      await browser.until(`${state("cat")} === "running"`);
      await browser.until(`/uptime 0:00:0[1-9]/.test(${row("cat")}.textContent)`);
    });

    await t.step("what waits says for what, and is told when it need not any more", async () => {
      await browser.until(`${row("after")}?.dataset.kind === "changing"`);
      const said = `${row("after")}.cells[1].textContent`;
      assertEquals(await browser.evaluate(said), "waiting for slow to be started");
      await rpc("supervisor.stopProcess", "slow");
      await browser.until(`${said} === "cannot start: slow is stopped"`);
      assertEquals(await browser.evaluate(`${row("after")}.dataset.kind`), "failed");
    });

    await t.step("what programs use is shown, goes on by itself, and sorts", async () => {
      await browser.until(`/^[\\d.]+M$/.test(${row("cat")}.querySelector("td.memory").textContent)`);
      await rpc("supervisor.startProcess", "busy");
      await browser.until(`parseFloat(${row("busy")}.querySelector("td.cpu").textContent) > 5`);
      assertEquals(await browser.evaluate(`${row("broken")}.querySelector("td.cpu").textContent`), "");
      const first = 'document.querySelector("tbody td a[target]:not(.why)").textContent';
      await browser.click("th.cpu button");
      assertEquals(await browser.evaluate(first), "busy");
      assertEquals(await browser.evaluate('document.querySelector("th.cpu").getAttribute("aria-sort")'), "descending");
      assertEquals(await browser.evaluate('document.querySelectorAll("tr.heading:not([hidden])").length'), 0);
      await rpc("supervisor.stopProcess", "busy");
      await browser.until(`${first} !== "busy"`);
      await browser.click("th.name button");
      await browser.until(`${row("busy")}.querySelector("td.cpu").textContent === ""`);
      for (const name of ["busy", "after", "slow"]) await rpc("supervisor.removeProcessGroup", name);
      await browser.until(`${row("slow")} === undefined && ${row("after")} === undefined`);
    });

    await t.step("what has failed says how, and its last words lead to the right log", async () => {
      await browser.until(`${row("crash")}?.dataset.kind === "failed" && document.title.startsWith("(")`);
      assertEquals(await browser.evaluate(`${row("crash")}.querySelector(".failure b").textContent`), "exit status 3");
      assertEquals(await browser.evaluate(`${row("crash")}.querySelector(".why").textContent`), "no <i>luck</i>");
      assertEquals(await browser.evaluate(`document.querySelectorAll("td i").length`), 0);
      const href = String(await browser.evaluate(`${row("crash")}.querySelector(".why").getAttribute("href")`));
      assertEquals(href, "tail.html?processname=crash&channel=stderr");
    });

    await t.step("what does not stop can be killed, when asked", async () => {
      await rpc("supervisor.startProcess", "deaf");
      await browser.until(`${state("deaf")} === "running"`);
      await browser.click(button("deaf", "Stop"));
      await browser.until(`${state("deaf")} === "stopping"`);
      await browser.click(button("deaf", "Kill"));
      await browser.click("dialog .danger");
      await browser.until(`${isSaid("Process deaf stopped")} || ${isSaid("Process deaf killed")}`);
      await browser.until(`${state("deaf")} === "stopped"`);
      await rpc("supervisor.removeProcessGroup", "deaf");
      await browser.until(`${row("deaf")} === undefined`);
    });

    await t.step("the heads of the columns sort", async () => {
      const first = 'document.querySelector("tbody td a[target]:not(.why)").textContent';
      assertEquals(await browser.evaluate(first), 'a<b>&"c');
      await browser.click("th.state button");
      assertEquals(await browser.evaluate(`document.querySelector("tbody tr:not(.heading)").dataset.kind`), "failed");
      assertEquals(await browser.evaluate('document.querySelectorAll("tr.heading:not([hidden])").length'), 0);
      assertEquals(await browser.evaluate('document.querySelector("th.state").getAttribute("aria-sort")'), "ascending");
      await browser.click("th.name button");
      assertEquals(await browser.evaluate(first), 'a<b>&"c');
    });

    await t.step("names are shown, never obeyed", async () => {
      assertEquals(await browser.evaluate(`${row('a<b>&"c')}.cells[2].textContent`), 'a<b>&"c');
      assertEquals(await browser.evaluate('document.querySelectorAll("td b:not(.failure b)").length'), 0);
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
      for (const name of ["web:web_00", "web:web_01"]) {
        await browser.press("ArrowDown");
        assertEquals(await browser.evaluate("document.activeElement.textContent"), name);
      }
      await browser.evaluate('document.querySelector(".toolbar input").focus()');
      await browser.press("Escape");
      assertEquals(await browser.evaluate(seen), 7);
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

    await t.step("the tail page shows stderr where it is named, and the main log", async () => {
      await browser.goTo(`${url}/tail.html?processname=talker&channel=stderr`);
      await browser.until('/^trouble/.test(document.querySelector("pre").textContent)');
      await browser.goTo(`${url}/tail.html?log=main`);
      await browser.until('document.querySelector("#light").textContent === "Live"');
      await browser.until(`/spawned: 'talker'/.test(document.querySelector("pre").textContent)`);
      await rpc("supervisor.stopProcess", "cat");
      await browser.until(`/stopped: cat/.test(document.querySelector("pre").textContent)`);
    });

    await t.step(
      "without scripts every link does what the original's does, and asks where the scripts do",
      async () => {
        await browser.send("Emulation.setScriptExecutionDisabled", { value: true });
        const said = async (text: string) => {
          await browser.until(`location.search === ${JSON.stringify(`?message=${encodeURIComponent(text)}`)}`);
          await browser.until(isSaid(text));
        };
        await browser.goTo(`${url}/`);
        for (const [name, text] of [["Stop", "stopped"], ["Start", "started"], ["Restart", "restarted"]] as const) {
          await browser.click(button("web:web_00", name));
          await said(`Process web:web_00 ${text}`);
          assertEquals(await browser.evaluate(state("web:web_00")), text === "stopped" ? "stopped" : "running");
        }
        assertEquals(
          await browser.evaluate(`/%$/.test(${row("talker")}.querySelector("td.cpu").textContent)`),
          true,
        );
        await browser.click(button("web:web_00", "Clear Log"));
        await browser.until('document.querySelector("#question p")?.textContent === "Clear the logs of web:web_00?"');
        await browser.click(".choices a:not(.danger)");
        await browser.until('location.pathname === "/index.html" && location.search === ""');
        await browser.click(button("web:web_00", "Clear Log"));
        await browser.until('document.querySelector("#question") !== null');
        await browser.click(".choices .danger");
        await said("Log for web:web_00 cleared");
        for (const [action, text] of [["stopall", "All%20stopped"], ["restartall", "All%20restarted"]] as const) {
          await browser.click(`[href$="action=${action}"]`);
          await browser.until('document.querySelector("#question") !== null');
          await browser.click(".choices .danger");
          await browser.until(`location.search.startsWith("?message=${text}%20at%20")`);
        }
        await browser.click('[href="index.html?action=refresh"]');
        await browser.until('location.search.startsWith("?message=Page%20refreshed%20at%20")');
        await browser.send("Emulation.setScriptExecutionDisabled", { value: false });
      },
    );

    await t.step("each link to a log opens it, and the log goes on", async () => {
      for (const [link, text] of [["Tail -f Stdout", "line"], ["Tail -f Stderr", "trouble"]] as const) {
        await browser.goTo(`${url}/`);
        // In one step: the page, which is live, may put another link in this one's place
        const found = `document.querySelector('a[name="${link}"][href^="logtail/talker"]')`;
        await browser.evaluate(`((link) => { link.target = "_self"; link.click(); })(${found})`);
        await browser.until(`document.body.textContent.includes(${JSON.stringify(text)})`);
        const shown = Number(await browser.evaluate("document.body.textContent.length"));
        await browser.until(`document.body.textContent.length > ${shown}`);
      }
    });

    assertEquals(browser.problems, []);

    await t.step("a page outlives a restart of the daemon, and tells what it shows is old meanwhile", async () => {
      await browser.goTo(`${url}/`);
      const live = 'document.querySelector("#light").textContent === "Live" && !document.querySelector(".stale")';
      await browser.until(live);
      await browser.evaluate("window.sameage = true");
      // As if another version had given the page
      await browser.evaluate('document.querySelector("#footer .right span").textContent = "0.0.9"');
      await browser.evaluate(`window.uptime = () => /uptime .*/.exec(${row("cat")}.textContent)[0]`);
      // It is not found again before this is over
      await browser.evaluate(`window.real = EventSource; window.EventSource = class {
        constructor() { window.standIn = this; }
        addEventListener() {}
        close() {}
      }`);
      await rpc("supervisor.restart");
      await browser.until('document.querySelector(".stale #light").textContent === "Connection lost, trying again"');
      await browser.until("window.standIn !== undefined");
      const looks =
        "new Promise((done) => { const first = uptime(); setTimeout(() => done([first, uptime()]), 1500); })";
      const uptimes: unknown = await browser.evaluate(looks);
      assertEquals(Array.isArray(uptimes) && uptimes[0] === uptimes[1], true, `${uptimes}`);
      await browser.evaluate("window.EventSource = window.real; standIn.onerror()");
      await browser.until(`${live} && ${state("cat")} === "running"`);
      await browser.until(
        isSaid(`monovisor was upgraded: 0.0.9 → ${MONOVISOR_VERSION}. Reload the page to have the new one.`),
      );
      assertEquals(await browser.evaluate("window.sameage"), true);
    });
  },
});

Deno.test("the compiled daemon gives the scripts that the sources make, which no bundler has rewritten", async () => {
  await using daemon = await startWebDaemon("");
  for (const [name, script] of [["status", STATUS_SCRIPT], ["tail", TAIL_SCRIPT]] as const) {
    assertEquals(await (await fetch(`${daemon.url}/monovisor/${name}.js`)).text(), script);
  }
});
