import { assertEquals, assertMatch, assertNotMatch, assertStringIncludes } from "@std/assert";
import { ROOT } from "../../cli/dev/root.ts";
import { finish, freePort } from "../support/installation.ts";
import { taskScript } from "../support/task_script.ts";
import { untilSaid } from "../support/until_said.ts";

/** What a checkout needs for the demonstration. */
const SOURCES = ["cli", "src", "mod.ts", "deno.json", "deno.lock"];

Deno.test("task start --check starts the demonstration, shows its status, stops and exits with 0", async () => {
  await using folder = await temporaryFolder();
  const options = ["--check", "--port", String(freePort()), "--folder", `${folder.path}/demo`];
  const { code, stdout } = await finish(Deno.execPath(), ["task", "start", ...options], { cwd: ROOT });
  assertMatch(stdout, /^clock +RUNNING {3}pid \d+, uptime 0:00:\d\d\nhello +RUNNING {3}pid \d+, uptime 0:00:\d\d$/m);
  assertMatch(stdout, /^supervisord ended with 0$/m);
  assertEquals(code, 0);
});

Deno.test("in a checkout whose path has blanks the commands that task start prints can be pasted, and edits are kept", async () => {
  await using folder = await temporaryFolder();
  const checkout = `${folder.path}/a monovisor's checkout`;
  await Deno.mkdir(checkout);
  await finish("cp", ["-r", ...SOURCES.map((name) => `${ROOT}${name}`), checkout]);
  await Deno.mkdir(`${checkout}/demo/programs`, { recursive: true });
  const edited = "[program:clock]\ncommand=/bin/cat\n; edited\n";
  await Deno.writeTextFile(`${checkout}/demo/programs/clock.conf`, edited);

  const printed = `${folder.path}/printed`;
  const start = [Deno.execPath(), ...taskScript("start")];
  const child = new Deno.Command("/bin/sh", {
    args: ["-c", `exec "$@" > ${printed}`, "sh", ...start, "--port", String(freePort())],
    cwd: checkout,
    stdin: "null",
  }).spawn();
  try {
    await untilSaid(`${checkout}/demo/supervisord.log`, "hello entered RUNNING state");
    const [, status = ""] = /^ {2}(.* status)$/m.exec(await Deno.readTextFile(printed)) ?? [];
    const { stdout } = await finish("/bin/sh", ["-c", status], { cwd: "/" });
    assertMatch(stdout, /^clock +RUNNING .*\nhello +RUNNING /m);
  } finally {
    child.kill("SIGTERM");
    await child.status;
  }
  assertEquals(await Deno.readTextFile(`${checkout}/demo/programs/clock.conf`), edited);
});

Deno.test("task start says at once that its port is taken, and names one that is free", async () => {
  await using folder = await temporaryFolder();
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  const { code, stderr } = await startTask(["--check", "--port", String(port), "--folder", folder.path]);
  assertMatch(
    stderr,
    new RegExp(
      `^Cannot start: another program listens on port ${port}\\. Another one: npx -y deno@\\S+ task start --port \\d+$`,
      "m",
    ),
  );
  assertEquals(code, 1);
});

Deno.test("a demonstration that cannot be made, an option that there is not: told in a sentence", async () => {
  const unmakable = await startTask(["--folder", "/proc/demo"]);
  assertStringIncludes(unmakable.stderr, "Cannot make the demonstration: ");
  assertMatch(unmakable.stderr, /: npx -y deno@\S+ task start --folder DIR$/m);
  const unknown = await startTask(["--chek"]);
  assertMatch(unknown.stderr, /^Cannot take '--chek'\n/);
  for (const { code, stderr } of [unmakable, unknown]) {
    assertEquals(code, 1);
    assertNotMatch(stderr, /^ +at /m);
  }
});

Deno.test("task compile refuses another machine's kind of processor, and says where to make its executable", async () => {
  const { code, stderr } = await devTask("compile", ["--target", "riscv64gc-unknown-linux-gnu"]);
  assertMatch(stderr, /^Cannot compile for 'riscv64gc-unknown-linux-gnu' here: .*Run this task on such a machine/);
  assertEquals(code, 1);
});

function startTask(args: readonly string[]) {
  return devTask("start", args);
}

async function devTask(name: string, args: readonly string[]) {
  return await finish(Deno.execPath(), [...taskScript(name), ...args], { cwd: ROOT });
}

async function temporaryFolder() {
  const path = await Deno.makeTempDir({ prefix: "monovisor-start-" });
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}
