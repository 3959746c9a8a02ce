import { assertEquals, assertMatch } from "@std/assert";
import { processInfos } from "../../support/process_infos.ts";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";

/*
 * What each kind of section does between others: `middle` needs `base`, and `top` needs `middle`. Everything is ready once
 * there is a file of its name.
 */

const COMMON = "directory=%(here)s\nstartsecs=0\n";
const MIDDLE = `${COMMON}ready_cmd=test -e middle.go\ndepends_on=base:healthy\n`;

interface Kind {
  readonly middle: string;
  /** Its processes by their full names. */
  readonly names: readonly string[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  program: {
    middle: `[program:middle]\ncommand=sleep 1000\n${MIDDLE}`,
    names: ["middle"],
  },
  "program of several processes": {
    middle: `[program:middle]\ncommand=sleep 1000\nnumprocs=2\nprocess_name=%(process_num)d\n${MIDDLE}`,
    names: ["middle:0", "middle:1"],
  },
  group: {
    middle: `[program:a]\ncommand=sleep 1000\n${MIDDLE}[program:b]\ncommand=sleep 1000\n${MIDDLE}` +
      "[group:middle]\nprograms=a,b\n",
    names: ["middle:a", "middle:b"],
  },
  "fcgi-program": {
    middle: "[fcgi-program:middle]\nsocket=unix://%(here)s/fcgi.sock\ncommand=sleep 1000\nnumprocs=2\n" +
      `process_name=%(process_num)d\n${MIDDLE}`,
    names: ["middle:0", "middle:1"],
  },
  eventlistener: {
    middle: `[eventlistener:middle]\nevents=PROCESS_STATE\ncommand=sh -c 'echo READY; exec sleep 1000'\n${MIDDLE}`,
    names: ["middle"],
  },
};

function programs(middle: string): string {
  return `
[program:top]
command=sleep 1000
depends_on=middle:healthy
${COMMON}
${middle}
[program:base]
command=sleep 1000
ready_cmd=test -e base.go
${COMMON}`;
}

/** The pid of each process by its full name. */
async function pids(daemon: RunningDaemon): Promise<ReadonlyMap<string, number>> {
  const named = (await processInfos(daemon)).map(({ group, name, pid }): [string, number] => {
    return [group === name ? String(name) : `${group}:${name}`, Number(pid)];
  });
  return new Map(named);
}

/** What was spawned and stopped since the log had this length, in its order, the processes of `middle` as one. */
async function order(daemon: RunningDaemon, from: number): Promise<readonly string[]> {
  const log = (await Deno.readTextFile(`${daemon.folder}/supervisord.log`)).slice(from);
  const found = [...log.matchAll(/(spawned: '|stopped: )(\w+)/g)].map(([, what = "", name = ""]) => {
    return `${what.slice(0, 7)} ${name === "top" || name === "base" ? name : "middle"}`;
  });
  return found.filter((line, at) => line !== found[at - 1]);
}

const UP = ["spawned base", "spawned middle", "spawned top"];
const DOWN = ["stopped top", "stopped middle", "stopped base"];

Deno.test("a listener that is held back misses nothing of what happens meanwhile", async () => {
  await using daemon = await runDaemon(`
[eventlistener:watch]
command=sh -c 'while echo READY; do read -r head; len=$(echo "$head" | sed "s/.*len://"); head -c "$len" >> events; echo >> events; printf "RESULT 2\\nOK"; done'
events=PROCESS_STATE_STARTING,PROCESS_STATE_RUNNING
depends_on=base:healthy
${COMMON}
[program:base]
command=sleep 1000
ready_cmd=test -e base.go
${COMMON}`);
  await daemon.waitForLog(/spawned: 'base'/);
  await Deno.writeTextFile(`${daemon.folder}/base.go`, "");
  const events = await until("four events", async () => {
    const text = await Deno.readTextFile(`${daemon.folder}/events`).catch(() => "");
    return text.match(/processname:\w+/g)?.length === 4 ? text : undefined;
  });
  assertMatch(events, /^processname:base .*STOPPED.*\nprocessname:base .*STARTING.*\n(processname:watch .*\n){2}$/);
});

for (const [kind, { names, middle }] of Object.entries(KINDS)) {
  Deno.test(`${kind}: what it needs and who needs it keep their order, whatever is done`, async () => {
    await using daemon = await runDaemon(programs(middle));
    const touch = (name: string) => Deno.writeTextFile(`${daemon.folder}/${name}.go`, "");
    const length = async () => (await daemon.log()).length;
    const health = async () => (await daemon.ctl("health")).stdout;
    const isUp = () => until("health", async () => (await health()) === "healthy\n" || undefined);

    // autostart
    await daemon.waitForLog(/spawned: 'base'/);
    const row = (name: string, state: string, text: string) => `${name.padEnd(33)}${state.padEnd(10)}${text}\n`;
    const held = names.map((name) => row(name, "STOPPED", "waiting for base to be healthy"));
    assertEquals(
      await health(),
      [
        row("base", "STARTING", "not ready yet"),
        ...held,
        row("top", "STOPPED", `waiting for ${names[0]} to be healthy`),
      ].join(""),
    );
    await touch("base");
    for (const name of names) await daemon.waitForState(name, "STARTING");
    assertMatch((await daemon.ctl("status", "top")).stdout, /waiting for middle.* to be healthy/);
    await touch("middle");
    await isUp();
    assertEquals(await order(daemon, 0), UP);

    // What is needed dies later: those that need it go on, and so it does itself when its own turn comes
    const before = await pids(daemon);
    for (const name of ["base", ...names]) {
      Deno.kill(before.get(name) ?? 0, "SIGKILL");
      await until(`${name} to be another process`, async () => {
        const pid = (await pids(daemon)).get(name);
        return pid !== before.get(name) && pid !== 0 || undefined;
      });
    }
    await isUp();
    assertEquals((await pids(daemon)).get("top"), before.get("top"));

    // stop and restart of one alone
    const running = await pids(daemon);
    await daemon.ctl("restart", "base");
    await daemon.ctl("restart", "middle:*");
    const after = await pids(daemon);
    assertEquals(after.get("top"), running.get("top"));
    for (const name of ["base", ...names]) assertEquals(after.get(name) === running.get(name), false);

    // stop all, start of the last one, restart all
    let from = await length();
    await daemon.ctl("stop", "all");
    assertEquals(await order(daemon, from), DOWN);
    from = await length();
    assertEquals((await daemon.ctl("start", "top")).stdout, "top: started\n");
    assertEquals(await order(daemon, from), UP);
    from = await length();
    await daemon.ctl("restart", "all");
    assertEquals(await order(daemon, from), [...DOWN, ...UP]);

    // update
    const top = (await pids(daemon)).get("top");
    from = await length();
    const config = await Deno.readTextFile(daemon.config);
    await Deno.writeTextFile(daemon.config, config.replaceAll("depends_on=base", "stopwaitsecs=9\ndepends_on=base"));
    assertEquals((await daemon.ctl("update")).stdout, "middle: stopped\nmiddle: updated process group\n");
    await isUp();
    assertEquals([await order(daemon, from), (await pids(daemon)).get("top")], [
      ["stopped middle", "spawned middle"],
      top,
    ]);

    // remove and add
    await daemon.ctl("stop", "middle:*");
    assertEquals((await daemon.ctl("remove", "middle")).stdout, "middle: removed process group\n");
    assertEquals((await pids(daemon)).get("top"), top);
    const gone = "top: stopped\ntop: ERROR (cannot start: middle is not there)\n";
    assertEquals((await daemon.ctl("restart", "top")).stdout, gone);
    await daemon.ctl("add", "middle");
    assertEquals((await daemon.ctl("wait", "all", "--timeout", "60")).code, 0);

    // reload and shutdown
    from = await length();
    await daemon.ctl("reload");
    await until("the reload", async () => (await order(daemon, from)).at(-1) === "spawned top" || undefined);
    assertEquals(await order(daemon, from), [...DOWN, ...UP]);
    await isUp();
    from = await length();
    assertEquals(await daemon.stop(), 0);
    assertEquals(await order(daemon, from), DOWN);
  });
}
