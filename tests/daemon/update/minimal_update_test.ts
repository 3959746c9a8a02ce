import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import type { RpcInput } from "../../../src/rpc/codec/xmlrpc_value.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import { RpcResult } from "../../../src/client/rpc_result.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { upgrade } from "../../support/upgrade.ts";

const { int, list, member, text } = RpcResult;
/** Programs of the large file. */
const MANY = 1000;
/** Milliseconds in which a change of one of them is planned. */
const PLANNED = 300;

async function pids(daemon: RunningDaemon): Promise<ReadonlyMap<string, number>> {
  const infos = list(await daemon.call("getAllProcessInfo"), (info) => info);
  return new Map(infos.map((info) => [
    member(info, { name: "name", read: text }),
    member(info, { name: "pid", read: int }),
  ]));
}

async function edit(daemon: RunningDaemon, from: RegExp, to: string): Promise<void> {
  const before = await Deno.readTextFile(daemon.config);
  assertMatch(before, from);
  await Deno.writeTextFile(daemon.config, before.replace(from, to));
}

const PROGRAMS = `
[program:web]
command=sleep 1000
process_name=web_%(process_num)d
numprocs=3
[program:api]
command=sleep 2000
stopwaitsecs=5
`;

Deno.test("update --minimal leaves alone who needs no restart, over an upgrade before and a crash after it", async () => {
  await using daemon = await runDaemon(PROGRAMS, { settings: "adopt=true\n" });
  await daemon.waitForState("api", "RUNNING");
  await upgrade(daemon);
  const before = await pids(daemon);
  await edit(daemon, /numprocs=3/, "numprocs=2\nstopsignal=INT");
  await edit(daemon, /sleep 2000/, "sleep 2001");
  const { code, stdout } = await daemon.ctl("update", "--minimal");
  assertEquals([code, stdout], [
    0,
    "~ api  command sleep 2000 -> sleep 2001   (restarted)\n" +
    "- web:web_2   (stopped)\n" +
    "~ web:web_0  stopsignal SIGTERM -> SIGINT   (at once)\n" +
    "~ web:web_1  stopsignal SIGTERM -> SIGINT   (at once)\n",
  ]);
  const after = await pids(daemon);
  assertEquals([...after.keys()], ["api", "web_0", "web_1"]);
  assert(after.get("api") !== before.get("api"));
  assertEquals(after.get("web_0"), before.get("web_0"));
  await daemon.crash();
  await daemon.start();
  assertEquals(await pids(daemon), after);
  assertEquals((await daemon.ctl("update", "--dry-run")).stdout, "No config updates to processes\n");
  await daemon.ctl("stop", "web:web_0");
  assertMatch(await daemon.log(), /stopped: web_0 \(terminated by SIGINT\)/);
});

Deno.test("of two clients that update at the same time each is told what it did, and the files are in force", async () => {
  await using daemon = await runDaemon(PROGRAMS);
  await daemon.waitForState("api", "RUNNING");
  await edit(daemon, /sleep 2000/, "sleep 2001");
  const outputs = await Promise.all([daemon.ctl("update", "--minimal"), daemon.ctl("update", "--minimal")]);
  assertEquals(outputs.map(({ stdout }) => stdout).toSorted(), [
    "No config updates to processes\n",
    "~ api  command sleep 2000 -> sleep 2001   (restarted)\n",
  ]);
  assertEquals((await daemon.ctl("reread")).stdout, "No config updates to processes\n");
});

Deno.test("applyUpdate does what was shown, or nothing where the files have changed since", async () => {
  await using daemon = await runDaemon(PROGRAMS);
  await daemon.waitForState("api", "RUNNING");
  using client = daemon.client();
  const fingerprint = (plan: RpcInput) => member(plan, { name: "fingerprint", read: text });
  await edit(daemon, /stopwaitsecs=5/, "stopwaitsecs=6\nenvironment=A=1");
  const shown = fingerprint(await client.call("monovisor.planUpdate", []));
  const before = await pids(daemon);
  // A value that is not shown
  await edit(daemon, /A=1/, "A=2");
  const { text: why } = await assertRejects(() => client.call("monovisor.applyUpdate", [[], shown]), RpcFault);
  assertEquals(why, "FAILED: Cannot update: what has to be changed is not what was shown; have it shown again");
  assertEquals(await pids(daemon), before);
  const again = fingerprint(await client.call("monovisor.planUpdate", []));
  await client.call("monovisor.applyUpdate", [[], again]);
  assert((await pids(daemon)).get("api") !== before.get("api"));
});

Deno.test("a file with an error is told as reread tells it, and touches nothing", async () => {
  await using daemon = await runDaemon(PROGRAMS);
  await daemon.waitForState("api", "RUNNING");
  const before = await pids(daemon);
  await edit(daemon, /stopwaitsecs=5/, "stopwaitsecs=x");
  const { stdout: reread } = await daemon.ctl("reread");
  for (const word of ["--dry-run", "--minimal"]) {
    const { code, stdout } = await daemon.ctl("update", word);
    assertEquals([code, stdout], [1, reread]);
  }
  assertEquals(await pids(daemon), before);
});

Deno.test("a dry run is nobody's reread: what add adds is what was read last", async () => {
  await using daemon = await runDaemon(PROGRAMS);
  await Deno.writeTextFile(daemon.config, `${await Deno.readTextFile(daemon.config)}[program:x]\ncommand=sleep 1\n`);
  assertEquals((await daemon.ctl("update", "--dry-run")).stdout, "+ x   (start)\n");
  assertEquals((await daemon.ctl("add", "x")).stdout, "ERROR: no such process/group: x\n");
});

Deno.test("a running program is looked after by other checks, and loses no line to another log", async () => {
  await using daemon = await runDaemon(`
[program:talker]
command=sh -c 'while read line; do echo $line; done'
stdout_logfile=%(here)s/one.log
startsecs=0
`);
  await daemon.waitForState("talker", "RUNNING");
  const before = await pids(daemon);
  await daemon.call("sendProcessStdin", "talker", "one\n");
  await daemon.call("sendProcessStdin", "talker", "two\n");
  await edit(
    daemon,
    /one\.log/,
    "two.log\nliveness_check_script=false\nliveness_check_initial_delay=0\n" +
      "liveness_check_period=1\nliveness_check_failure_threshold=1\nliveness_check_failure_action=none",
  );
  assertMatch((await daemon.ctl("update", "--minimal")).stdout, /one\.log -> \S+two\.log {3}\(at once\)/);
  await daemon.call("sendProcessStdin", "talker", "three\n");
  await daemon.waitForLog(/liveness check of talker fails/);
  const read = async (name: string) => await Deno.readTextFile(`${daemon.folder}/${name}.log`);
  while (!`${await read("one")}${await read("two")}`.endsWith("three\n")) await daemon.call("getState");
  assertEquals(await read("one") + await read("two"), "one\ntwo\nthree\n");
  assertEquals(await pids(daemon), before);
});

Deno.test(`a change of one of ${MANY} programs is planned within ${PLANNED} ms, and touches no other`, async () => {
  const programs = Array.from({ length: MANY }, (_, index) =>
    `[program:p${index}]
command=sleep 1000
stdout_logfile=NONE
stderr_logfile=NONE
stopwaitsecs=5
`).join("");
  await using daemon = await runDaemon(programs, { settings: "minfds=8192\n" });
  await daemon.waitForState(`p${MANY - 1}`, "RUNNING");
  const before = await pids(daemon);
  await edit(daemon, /(?<=program:p500\]\n[^[]*)stopwaitsecs=5/, "stopwaitsecs=6");
  await edit(daemon, /(?<=program:p501\]\ncommand=sleep 1000)/, "1");
  using client = daemon.client();
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const begin = performance.now();
    await client.call("monovisor.planUpdate", []);
    times.push(performance.now() - begin);
  }
  const { stdout } = await daemon.ctl("update", "--minimal");
  assertEquals(
    stdout,
    "~ p500  stopwaitsecs 5 -> 6   (at once)\n" +
      "~ p501  command sleep 1000 -> sleep 10001   (restarted)\n",
  );
  const after = await pids(daemon);
  assertEquals([...before].filter(([name, pid]) => after.get(name) !== pid).map(([name]) => name), ["p501"]);
  assert(Math.min(...times) < PLANNED, `planned in ${times.map(Math.round).join(", ")} ms`);
});
