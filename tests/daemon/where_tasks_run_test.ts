import { assertEquals, assertMatch, assertNotMatch } from "@std/assert";
import { ROOT } from "../../cli/dev/root.ts";
import { inContainer } from "../support/in_container.ts";
import { finish, freePort } from "../support/installation.ts";
import { taskScript } from "../support/task_script.ts";

/** Brings the loopback interface up, which is all that there is then. */
const LOOPBACK = `python3 -c '
import fcntl, socket, struct
request = struct.pack("16sh22x", b"lo", 1)
fcntl.ioctl(socket.socket(), 0x8914, request)'`;
const READ_ONLY = 'mount --bind "$PWD" "$PWD" && mount -o remount,bind,ro "$PWD" && cd "$PWD"';

inContainer(
  "task start needs no network once what it needs has been fetched, and nothing of the home folder",
  async () => {
    const folder = await Deno.makeTempDir({ prefix: "monovisor-start-" });
    const options = ["--check", "--port", String(freePort()), "--folder", `${folder}/demo`];
    const { code, stdout, stderr } = await aside(["--net"], { before: LOOPBACK, task: "start", options, home: folder });
    assertMatch(stdout, /^clock +RUNNING .*\nhello +RUNNING /m, stderr);
    assertEquals(code, 0);
    await Deno.remove(folder, { recursive: true });
  },
);

inContainer(
  "in a checkout that cannot be written to, task start makes its demonstration elsewhere, or says that",
  async () => {
    const folder = await Deno.makeTempDir({ prefix: "monovisor-start-" });
    const start = (options: readonly string[]) =>
      aside(["--mount"], { before: READ_ONLY, task: "start", options: ["--check", ...options], home: folder });
    const elsewhere = await start(["--port", String(freePort()), "--folder", `${folder}/demo`]);
    assertEquals(elsewhere.code, 0, elsewhere.stderr);
    const here = await start(["--folder", `${ROOT}nowhere`]);
    assertMatch(
      here.stderr,
      /^Cannot make the demonstration: Read-only file system.*\nAnother folder for it: npx -y deno@/m,
    );
    assertEquals(here.code, 1);
    await Deno.remove(folder, { recursive: true });
  },
);

inContainer("in a checkout that cannot be written to, task compile says so in a sentence", async () => {
  const { code, stderr } = await aside(["--mount"], {
    before: READ_ONLY,
    task: "compile",
    options: [],
    home: "/nowhere",
  });
  assertMatch(stderr, /^Cannot compile: .*Read-only file system/m);
  assertNotMatch(stderr, /^ +at /m);
  assertEquals(code, 1);
});

interface Aside {
  /** What is done first in there. */
  readonly before: string;
  readonly task: string;
  readonly options: readonly string[];
  readonly home: string;
}

/** Runs a task in namespaces of its own. */
async function aside(namespaces: readonly string[], { before, task, options, home }: Aside) {
  const { stdout } = await finish(Deno.execPath(), ["info", "--json"]);
  const { denoDir } = JSON.parse(stdout);
  const script = `${before} && exec "$@"`;
  const command = [Deno.execPath(), ...taskScript(task), ...options];
  const args = [...namespaces, "sh", "-ec", script, "sh", ...command];
  return await finish("unshare", args, { cwd: ROOT, env: { HOME: home, DENO_DIR: String(denoDir) } });
}
