import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { command } from "../../support/installation.ts";
import { runDaemon } from "../../support/run_daemon.ts";

const DIST = new URL("../../../dist/supervisord", import.meta.url).pathname;
const FINE = "[program:fine]\ncommand=sleep 1000\nstartsecs=0\n";

Deno.test("doctor finds nothing wrong, then what is", async () => {
  await using daemon = await runDaemon(FINE);
  await daemon.waitForState("fine", "RUNNING");
  const healthy = await daemon.ctl("doctor");
  assertEquals(healthy.code, 0, healthy.stdout);
  assertMatch(healthy.stdout, /^monovisor \S+, pid \d+: nothing is wrong\n/);

  const config = await Deno.readTextFile(daemon.config);
  await Deno.chmod(daemon.socket, 0o777);
  await Deno.writeTextFile(daemon.config, `${config}[program:broken]\ncommand=nothing-here\nstartretries=0\n`);
  const { stdout, code } = await daemon.ctl("doctor");
  assertEquals(code, 1);
  assertMatch(stdout, /^monovisor \S+, pid \d+: 2 things are wrong\n/);
  assertStringIncludes(stdout, "WRONG  configuration  the files have changed: added broken\n");
  assertStringIncludes(stdout, `WRONG  sockets        everybody on this machine may use ${daemon.socket}\n`);

  await daemon.ctl("update");
  await daemon.waitForState("broken", "FATAL");
  const broken = await daemon.ctl("doctor");
  assertStringIncludes(broken.stdout, "    broken is FATAL: can't find command 'nothing-here'\n");
  assertStringIncludes(broken.stdout, "Next: supervisorctl why broken\n");

  await Deno.writeTextFile(daemon.config, `${config}[program:fine]\ncommand=sleep 1\nnumprocs=many\n`);
  const json = JSON.parse((await daemon.ctl("doctor", "--json")).stdout);
  const found = json.checks.find(({ what }: { readonly what: string }) => what === "configuration");
  assertEquals(found.problem, true);
  assertMatch(found.found, /^the files would not be accepted now: /);
  assertEquals(json.troubles.map(({ name }: { readonly name: string }) => name), ["broken"]);
});

Deno.test("doctor tells of a link of supervisord's, or beside it, that was pointed at another version", async () => {
  await using daemon = await runDaemon(FINE, {
    program: "bin/supervisord",
    prepare: async (folder) => {
      for (const name of ["bin", "old", "new"]) await Deno.mkdir(`${folder}/${name}`);
      for (const name of ["old", "new"]) await Deno.copyFile(DIST, `${folder}/${name}/supervisord`);
      await Deno.symlink(`${folder}/old/supervisord`, `${folder}/bin/supervisord`);
      await Deno.symlink("supervisord", `${folder}/bin/supervisorctl`);
    },
  });
  const { folder } = daemon;
  const found = async () => (await daemon.ctl("doctor")).stdout;
  const [program, link] = [`${folder}/bin/supervisord`, `${folder}/bin/supervisorctl`];
  assertStringIncludes(await found(), `ok     executable     ${program}`);

  await pointAt(link, `${folder}/new/supervisord`);
  assertStringIncludes(
    await found(),
    `WRONG  executable     ${link} does not lead to ${program}, which runs\n` +
      `           Next: ln -sf ${program} ${link}`,
  );
  await Deno.remove(`${folder}/new/supervisord`);
  assertStringIncludes(await found(), `${link} does not lead to `);
  await pointAt(link, "supervisord");
  assertStringIncludes(await found(), `ok     executable     ${program}`);

  await Deno.copyFile(DIST, `${folder}/new/supervisord`);
  await pointAt(program, `${folder}/new/supervisord`);
  assertStringIncludes(await found(), `${program} is another one than the one that runs\n`);
});

// As ln -sf does it
async function pointAt(link: string, target: string): Promise<void> {
  await Deno.remove(link);
  await Deno.symlink(target, link);
}

Deno.test("doctor tells of an executable that was replaced, and of nobody who answers", async () => {
  const program = "bin/supervisord";
  await using daemon = await runDaemon(FINE, {
    program,
    prepare: async (folder) => {
      await Deno.mkdir(`${folder}/bin`);
      await Deno.copyFile(DIST, `${folder}/${program}`);
    },
    daemonized: true,
  });
  await Deno.copyFile(`${daemon.folder}/${program}`, `${daemon.folder}/newer`);
  await Deno.rename(`${daemon.folder}/newer`, `${daemon.folder}/${program}`);
  const { stdout, code } = await daemon.ctl("doctor");
  assertEquals(code, 1);
  assertMatch(
    stdout,
    /WRONG {2}executable {5}\S+ is another one than the one that runs\n +Next: supervisorctl upgrade\n/,
  );
  const nobody = await command("supervisorctl", ["-s", `unix://${daemon.folder}/nowhere`, "doctor"]);
  assertEquals([nobody.code, nobody.stdout], [1, `unix://${daemon.folder}/nowhere no such file\n`]);
});
