import { assertEquals, assertRejects } from "@std/assert";
import { supervisorApi } from "../../../src/rpc/api/supervisor_api.ts";
import { RpcFault } from "../../../src/rpc/codec/fault.ts";
import type { RpcInput, RpcValue } from "../../../src/rpc/codec/xmlrpc_value.ts";
import { invoke } from "../../../src/rpc/method.ts";
import { FakeSupervisor } from "../../supervisor/fake_supervisor.ts";
import { writtenGroups } from "../../supervisor/written_groups.ts";

class Scene {
  readonly fake: FakeSupervisor;
  readonly #methods;

  constructor(programs: Readonly<Record<string, string>>) {
    this.fake = new FakeSupervisor(writtenGroups(programs)).run();
    this.#methods = new Map(supervisorApi(this.fake.supervisor).map((method) => [method.name, method]));
  }

  call(method: string, ...params: readonly RpcInput[]): RpcValue | Promise<RpcValue> {
    return invoke(this.#methods, { method: `supervisor.${method}`, params });
  }

  /** What it resolves with, or the text of its fault, or "waits". */
  async outcome(value: RpcValue | Promise<RpcValue>): Promise<RpcValue> {
    const caught = Promise.resolve(value).catch((error) => error instanceof RpcFault ? error.text : String(error));
    return await Promise.race([caught, new Promise<string>((resolve) => setTimeout(() => resolve("waits")))]);
  }

  state(name: string): string {
    return this.fake.process(name).record.state;
  }
}

const QUIET = "autostart=false\n";

Deno.test("startProcess waits for what is needed, and for the process itself", async () => {
  const scene = new Scene({ db: QUIET, api: `${QUIET}depends_on=db` });
  const answer = scene.call("startProcess", "api");
  assertEquals([scene.state("db"), scene.state("api")], ["STARTING", "STOPPED"]);
  scene.fake.clock.advance(1);
  assertEquals([scene.state("api"), await scene.outcome(answer)], ["STARTING", "waits"]);
  scene.fake.clock.advance(1);
  assertEquals(await scene.outcome(answer), true);
});

Deno.test("startProcess is a fault that says why when what is needed never comes, or nobody wants it any more", async () => {
  const scene = new Scene({ db: QUIET, api: `${QUIET}depends_on=db` });
  const answer = scene.call("startProcess", "api");
  scene.fake.exit("db", 1);
  assertEquals(
    await scene.outcome(answer),
    "ABNORMAL_TERMINATION: api: cannot start: db is FATAL: Exited too quickly (process log may have details)",
  );
  const again = scene.call("startProcess", "api");
  assertEquals([scene.state("db"), await scene.outcome(again)], ["STARTING", "waits"]);
  assertEquals(scene.call("stopProcess", "api"), true);
  await assertRejects(async () => await again, RpcFault, "ABNORMAL_TERMINATION: api");
});

Deno.test("startProcess without waiting answers at once; the description tells what is waited for, and no member is new", async () => {
  const scene = new Scene({ db: QUIET, api: `${QUIET}depends_on=db` });
  assertEquals(scene.call("startProcess", "api", false), true);
  const [api, db] = await Promise.all(["api", "db"].map((name) => scene.call("getProcessInfo", name)));
  const member = (info: unknown, name: string) => new Map(Object.entries(Object(info))).get(name);
  assertEquals([member(api, "statename"), member(api, "description")], ["STOPPED", "waiting for db to be started"]);
  assertEquals(Object.keys(Object(api)), Object.keys(Object(db)));
});

Deno.test("startProcess without waiting is a fault all the same where it is known that it never can be started", async () => {
  const [api] = writtenGroups({ api: `${QUIET}depends_on=db`, db: QUIET });
  const scene = new Scene({ db: QUIET });
  if (api === undefined) throw new Error("Cannot find the group");
  scene.fake.supervisor.turns.run(() => {
    scene.fake.supervisor.removeGroup("db");
    scene.fake.supervisor.addGroup(api);
  });
  const start = async () => await scene.call("startProcess", "api", false);
  await assertRejects(start, RpcFault, "ABNORMAL_TERMINATION: api: cannot start: db is not there");
});

Deno.test("startAllProcesses starts in the order of what is needed, each once", async () => {
  const scene = new Scene({ api: `${QUIET}priority=1\ndepends_on=db`, db: QUIET, alone: QUIET });
  const answer = scene.call("startAllProcesses");
  scene.fake.clock.advance(1);
  scene.fake.clock.advance(1);
  const results = await scene.outcome(answer);
  const of = (result: unknown) => [Object(result).name, Object(result).status];
  assertEquals(Array.isArray(results) && results.map(of), [["db", 80], ["alone", 80], ["api", 80]]);
});

Deno.test("startProcess of a oneshot that waits has come up also when it is done before anybody looks", async () => {
  const scene = new Scene({ db: QUIET, migrate: `${QUIET}type=oneshot\ndepends_on=db` });
  const [good, bad] = [scene.call("startProcess", "migrate"), scene.call("startProcess", "migrate")];
  scene.fake.clock.advance(1);
  scene.fake.exit("migrate", 0);
  assertEquals([scene.state("migrate"), await scene.outcome(good), await scene.outcome(bad)], ["EXITED", true, true]);
});

Deno.test("stopAllProcesses stops in reverse order and waits for each, whether or not the caller does", async () => {
  for (const wait of [true, false]) {
    const scene = new Scene({ db: "", api: "depends_on=db", idle: QUIET + "depends_on=api:completed" });
    scene.fake.clock.advance(2);
    scene.call("startProcess", "idle", false);
    const answer = scene.call("stopAllProcesses", wait);
    assertEquals([scene.state("db"), scene.state("api"), scene.state("idle")], ["RUNNING", "STOPPING", "STOPPED"]);
    assertEquals(scene.fake.process("idle").record.wait, null);
    scene.fake.exit("api");
    assertEquals([scene.state("db"), scene.state("api")], ["STOPPING", "STOPPED"]);
    scene.fake.exit("db");
    const results = await scene.outcome(answer);
    assertEquals(Array.isArray(results) && results.map((result) => Object(result).status), [80, 80, 80]);
  }
});

Deno.test("stopProcess ends the wait of what was to be stopped later, ended before, and is to be started again", async () => {
  const scene = new Scene({ db: QUIET, api: `${QUIET}depends_on=db`, web: `${QUIET}depends_on=api` });
  scene.call("startProcess", "web");
  scene.fake.clock.advance(4);
  assertEquals(scene.state("web"), "RUNNING");
  scene.call("stopAllProcesses", false);
  scene.fake.exit("api");
  scene.fake.exit("web");
  scene.call("startProcess", "api", false);
  assertEquals(scene.fake.process("api").record.wait?.text, "waiting for db to be started");
  assertEquals(await scene.outcome(scene.call("stopProcess", "api")), true);
  scene.fake.exit("db");
  scene.fake.clock.advance(4);
  assertEquals([scene.state("db"), scene.state("api")], ["RUNNING", "STOPPED"]);
});
