import { assertEquals, assertMatch } from "@std/assert";
import { command } from "../../support/installation.ts";
import { runDaemon } from "../../support/run_daemon.ts";
import { upgrade } from "../../support/upgrade.ts";

const DIST = new URL("../../../dist/supervisord", import.meta.url).pathname;
const BOTH = "monovisor \\d+\\.\\d+\\.\\d+, compatible with Supervisor 4\\.3\\.0";

Deno.test("supervisord version tells both versions and its file; --version that of Supervisor alone", async () => {
  const { code, stdout } = await command("supervisord", ["version"]);
  assertEquals(code, 0);
  assertMatch(stdout, new RegExp(`^${BOTH}\\n${DIST}\\n$`));
  assertEquals((await command("supervisord", ["--version"])).stdout, "4.3.0\n");
  const refused = await command("supervisord", ["version", "x"]);
  assertEquals(refused.code, 2);
  assertMatch(refused.stderr, /^Error: supervisord version takes no arguments: \['x'\]\n/);
});

Deno.test("a reload after another executable was installed says so once, and version --all tells until an upgrade", async () => {
  await using daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n", {
    program: "bin/supervisord",
    prepare: async (folder) => {
      await Deno.mkdir(`${folder}/bin`);
      await Deno.mkdir(`${folder}/new`);
      await Deno.copyFile(DIST, `${folder}/old`);
      await Deno.copyFile(DIST, `${folder}/new/supervisord`);
      await Deno.symlink(`${folder}/old`, `${folder}/bin/supervisord`);
    },
  });
  const path = `${daemon.folder}/bin/supervisord`;
  const all = async () => (await daemon.ctl("version", "--all")).stdout;
  const told = (what: string) => {
    return new RegExp(
      `^supervisorctl  ${BOTH}\nsupervisord    ${BOTH}, pid ${daemon.pid}\nexecutable     ${path}${what}\n$`,
    );
  };
  assertMatch(await all(), told(""));
  assertEquals((await daemon.ctl("version")).stdout, "4.3.0\n");
  Deno.kill(daemon.pid, "SIGHUP");
  await daemon.waitForLog(/supervisord started/, 2);
  assertEquals(/replaced/.test(await daemon.log()), false);
  // As a package manager does it
  await Deno.rename(`${daemon.folder}/new/supervisord`, `${daemon.folder}/old`);
  assertMatch(await all(), told(" \\(another one than the one that runs: supervisorctl upgrade\\)"));
  Deno.kill(daemon.pid, "SIGHUP");
  await daemon.waitForLog(/supervisord started/, 3);
  assertEquals((await daemon.log()).match(/^.*replaced.*$/gm)?.map((line) => line.slice(24)), [
    `WARN ${path} has been replaced; this reload goes on with the former program: supervisorctl upgrade puts the new ` +
    "one in its place",
  ]);
  await upgrade(daemon);
  assertMatch(await all(), told(""));
});
