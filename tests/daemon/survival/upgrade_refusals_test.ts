import { assertEquals, assertMatch } from "@std/assert";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { upgrade } from "../../support/upgrade.ts";

const DIST = new URL("../../../dist/supervisord", import.meta.url).pathname;

/** A daemon that was started by a link, behind which a test puts other programs. */
async function linkedDaemon(): Promise<RunningDaemon & { become(target: string): void }> {
  const daemon = await runDaemon("[program:cat]\ncommand=cat\nstartsecs=0\n", {
    program: "./supervisord",
    prepare: async (folder) => await Deno.symlink(DIST, `${folder}/supervisord`),
  });
  await daemon.waitForLog(/entered RUNNING state/);
  const path = `${daemon.folder}/supervisord`;
  return Object.assign(daemon, {
    become(target: string) {
      Deno.removeSync(path);
      Deno.symlinkSync(target, path);
    },
  });
}

function script(daemon: RunningDaemon, text: string, mode = 0o755): string {
  const path = `${daemon.folder}/script`;
  Deno.writeTextFileSync(path, text);
  Deno.chmodSync(path, mode);
  return path;
}

/** What supervisorctl says of an upgrade that is not made, and that it is not made. */
async function refusal(daemon: RunningDaemon, ...words: readonly string[]): Promise<string> {
  const before = await processInfos(daemon);
  const { code, stdout } = await daemon.ctl("upgrade", ...words);
  assertEquals(code, 1);
  assertEquals(await processInfos(daemon), before);
  return stdout.replaceAll(daemon.folder, "FOLDER").replaceAll(/\d+\.\d+\.\d+/g, "V");
}

Deno.test("an executable that cannot take the place is refused before anything happens, and told why", async () => {
  await using daemon = await linkedDaemon();
  const path = "FOLDER/./supervisord";
  daemon.become("/nowhere");
  assertEquals(await refusal(daemon), `ERROR: Cannot upgrade: there is no ${path}\n`);
  daemon.become("/etc/passwd");
  assertEquals(await refusal(daemon), `ERROR: Cannot upgrade: ${path} is not an executable file\n`);
  daemon.become("/bin/false");
  assertEquals(await refusal(daemon), `ERROR: Cannot upgrade: ${path} ended: exit status 1\n`);
  daemon.become("/bin/true");
  assertMatch(await refusal(daemon), /is no monovisor that can go on\n$/);
  daemon.become(script(daemon, "not a program", 0o755));
  assertMatch(await refusal(daemon), /cannot be run: \[Errno 8\] Exec format error\n$/);
  daemon.become(script(daemon, "#!/bin/sh\necho can go on: monovisor 9.9.9", 0o777));
  assertMatch(await refusal(daemon), /may be written by others than its owner \(chmod go-w\)\n$/);
  daemon.become(script(daemon, "#!/bin/sh\necho can go on: monovisor 9.9.9", 0o755));
  Deno.chownSync(`${daemon.folder}/script`, 33, 33);
  assertMatch(await refusal(daemon), /belongs to uid 33, it must be root's or our own\n$/);
  daemon.become(script(daemon, "#!/bin/sh\necho it is broken >&2; exit 4"));
  Deno.chownSync(`${daemon.folder}/script`, 0, 0);
  assertEquals(await refusal(daemon, "--check"), `ERROR: Cannot upgrade: ${path} says: it is broken\n`);
  daemon.become(script(daemon, "#!/bin/sh\nexec sleep 1000"));
  assertEquals(await refusal(daemon), `ERROR: Cannot upgrade: ${path} took more than 10 s to answer\n`);
  daemon.become(DIST);
  await upgrade(daemon);
});

Deno.test("an executable that answers well and cannot be executed then leaves everything as it was", async () => {
  await using daemon = await linkedDaemon();
  // It takes itself away behind its answer
  const text = `#!/bin/sh\necho can go on: monovisor 9.9.9; rm ${daemon.folder}/script\n`;
  daemon.become(script(daemon, text));
  assertMatch(
    await refusal(daemon),
    /Cannot upgrade: \S+ cannot be executed: \[Errno 2\] No such file or directory\n$/,
  );
  await daemon.waitForLog(/CRIT Cannot upgrade: .* cannot be executed: .*; going on as monovisor/);
  daemon.become(DIST);
  await upgrade(daemon);
});

Deno.test("where the new program dies before it is ready, the next start adopts what it has left", async () => {
  await using daemon = await linkedDaemon();
  const before = (await processInfos(daemon)).map(({ pid }) => pid);
  daemon.become(script(daemon, "#!/bin/sh\n[ $1 = upgrade-check ] || exit 3\necho can go on: monovisor 9.9.9\n"));
  // Whose connection is held, too, until somebody has come
  const asked = daemon.ctl("upgrade");
  await daemon.crash(() => {});
  daemon.become(DIST);
  await daemon.start();
  assertEquals((await asked).code, 1);
  await daemon.waitForLog(/WARN adopted 1 processes of the supervisord with pid \d+, which died/);
  assertEquals((await processInfos(daemon)).map(({ pid }) => pid), before);
  await daemon.call("sendProcessStdin", "cat", "hello\n");
  assertEquals(await daemon.stop(), 0);
  assertEquals([...Deno.readDirSync(daemon.folder)].filter(({ name }) => name.endsWith(".keeper")), []);
});

Deno.test("a configuration on disk that cannot be read refuses an upgrade", async () => {
  await using daemon = await linkedDaemon();
  const config = `${daemon.folder}/supervisord.conf`;
  const text = await Deno.readTextFile(config);
  await Deno.writeTextFile(config, `${text}[program:bad]\nautostart=maybe\n`);
  assertMatch(
    await refusal(daemon),
    /says: the configuration on disk cannot be used: not a valid boolean value: 'maybe' in section 'program:bad' .*\n$/,
  );
  await Deno.writeTextFile(config, text);
  const { code, stdout } = await daemon.ctl("upgrade", "--check");
  assertEquals([code, stdout.replaceAll(/\d+\.\d+\.\d+/g, "V")], [0, "can be upgraded: monovisor V -> monovisor V\n"]);
  assertEquals((await daemon.log()).includes("upgrading"), false);
});

Deno.test("an upgrade is no part of a multicall, and takes no path", async () => {
  await using daemon = await linkedDaemon();
  using client = daemon.client();
  const [answer] = [await client.call("system.multicall", [[{ methodName: "monovisor.upgrade", params: [] }]])];
  assertMatch(JSON.stringify(answer), /"faultCode":1,/);
  const { code, stdout } = await daemon.ctl("upgrade", "/bin/sh");
  assertEquals([code, stdout.split("\n")[0]], [1, "Error: upgrade accepts no arguments but --check"]);
});
