import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { EmbeddedSupervisor } from "../../mod.ts";
import "../support/open_libc.ts";
import { until } from "../support/until.ts";
import { within } from "../support/within.ts";

/** Seconds that an example may take. */
const END = 30;
const ROOT = new URL("../../", import.meta.url).pathname;
const EXAMPLES = ["client", "listener", "embedded"];
const SECTIONS = `[supervisord]
childlogdir=%(here)s
[unix_http_server]
file=%(here)s/s.sock
[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
`;

async function withConfig(programs: string, use: (folder: string, path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/c.conf`, `${SECTIONS}${programs}`);
    await use(folder, `${folder}/c.conf`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function command(name: string): readonly string[] {
  return ["run", "-A", "--no-check", "--quiet", `${ROOT}tests/examples/${name}.ts`];
}

async function run(name: string, ...args: readonly string[]) {
  const env = { NO_COLOR: "1" };
  const child = new Deno.Command(Deno.execPath(), { args: [...command(name), ...args], env, stdin: "null" });
  const { code, stdout, stderr } = await within(END, `${name} to end`, child.output());
  return { code, stdout: new TextDecoder().decode(stdout), stderr: new TextDecoder().decode(stderr) };
}

Deno.test("the client shows what there is, and a fault by its text", async () => {
  await withConfig("[program:worker]\ncommand=cat\nstartsecs=0\n", async (folder, path) => {
    await using _supervisor = await EmbeddedSupervisor.start(path);
    const { code, stdout, stderr } = await run("client", `unix://${folder}/s.sock`);
    assertEquals([code, stderr], [0, ""]);
    assertMatch(stdout, /^worker:worker RUNNING +pid \d+, uptime 0:00:\d\d\nALREADY_STARTED: worker\n$/);
  });
});

Deno.test("the listener tells of every event that it is sent", async () => {
  const words = [Deno.execPath(), ...command("listener")].join(" ");
  const sections = "[program:worker]\ncommand=cat\nautostart=false\nstartsecs=0\n" +
    `[eventlistener:told]\ncommand=${words}\nevents=PROCESS_STATE\nstderr_logfile=%(here)s/told\n`;
  await withConfig(sections, async (folder, path) => {
    await using supervisor = await EmbeddedSupervisor.start(path);
    await supervisor.rpc.startProcess("worker");
    await supervisor.rpc.stopProcess("worker");
    const told = await until("the last event", async () => {
      const text = await Deno.readTextFile(`${folder}/told`);
      return text.includes("PROCESS_STATE_STOPPED") ? text : undefined;
    }, END);
    const ofWorker = told.split("\n").filter((line) => line.includes("processname:worker"));
    assertEquals(ofWorker.map((line) => line.replace(/pid:\d+/, "pid:N")), [
      "PROCESS_STATE_STARTING processname:worker groupname:worker from_state:STOPPED tries:0",
      "PROCESS_STATE_RUNNING processname:worker groupname:worker from_state:STARTING pid:N",
      "PROCESS_STATE_STOPPING processname:worker groupname:worker from_state:RUNNING pid:N",
      "PROCESS_STATE_STOPPED processname:worker groupname:worker from_state:STOPPING pid:N",
    ]);
  });
});

Deno.test("the embedded supervisor runs its program, and leaves nothing behind", async () => {
  await withConfig("[program:worker]\ncommand=cat\nautostart=false\n", async (_folder, path) => {
    const { code, stdout, stderr } = await run("embedded", path);
    assertEquals([code, stdout], [0, "worker: 1\nRUNNING\n"]);
    assertStringIncludes(stderr, "INFO success: worker entered RUNNING state");
    assertStringIncludes(stderr, "WARN stopped: worker (terminated by SIGTERM)");
  });
});

Deno.test("mod.ts shows the examples as they are", async () => {
  const shown = [...(await Deno.readTextFile(`${ROOT}mod.ts`)).matchAll(/^ \* ```ts\n([\s\S]*?)^ \* ```$/gm)];
  const texts = shown.map(([, text = ""]) => text.replaceAll(/^ \* ?/gm, ""));
  const files = EXAMPLES.map(async (name) => {
    const text = await Deno.readTextFile(`${ROOT}tests/examples/${name}.ts`);
    return text.replace("../../mod.ts", "@monovisor/monovisor");
  });
  assertEquals(texts, await Promise.all(files));
});
