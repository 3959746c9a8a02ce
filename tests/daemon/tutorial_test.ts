import { assert, assertEquals, assertMatch, assertNotEquals, assertStringIncludes } from "@std/assert";
import { UWSGI } from "../../cli/dev/debian.ts";
import { command, finish, type Finished, freePort } from "../support/installation.ts";
import { lackOf } from "../support/lack_of.ts";
import { skippable } from "../support/skippable.ts";
import { until } from "../support/until.ts";

/*
 * The usual tutorial, word for word, on a real uwsgi: echo_supervisord_conf, an [include], a [program:uwsgi], status,
 * stop, update, reload, and the errors that people meet. The files lie in a folder of the test's own instead of /etc
 * and /tmp.
 */
const STARTSECS = 5;
const noUwsgi = await lackOf(UWSGI);

interface Tutorial extends AsyncDisposable {
  readonly folder: string;
  readonly port: number;
  readonly config: string;
  ctl(...words: readonly string[]): Promise<Finished>;
  /** The pid that status shows for a RUNNING program; undefined in any other state. */
  pid(name: string): Promise<number | undefined>;
}

async function begin(): Promise<Tutorial> {
  const folder = await Deno.makeTempDir({ prefix: "tutorial-" });
  const port = freePort();
  const config = `${folder}/etc/supervisord.conf`;
  await Deno.mkdir(`${folder}/etc/supervisor`, { recursive: true });
  await Deno.mkdir(`${folder}/log`);
  const sample = (await command("echo_supervisord_conf", [])).stdout;
  await Deno.writeTextFile(config, edited(sample, folder));
  const ctl = (...words: readonly string[]) => command("supervisorctl", ["-c", config, ...words]);
  return {
    folder,
    port,
    config,
    ctl,
    async pid(name) {
      const { stdout } = await ctl("status", name);
      const pid = new RegExp(`^${name} +RUNNING   pid (\\d+), uptime \\d+:\\d\\d:\\d\\d$`, "m").exec(stdout)?.[1];
      return pid === undefined ? undefined : Number(pid);
    },
    async [Symbol.asyncDispose]() {
      const running = await Deno.readTextFile(`${folder}/supervisord.pid`).catch(() => null);
      if (running !== null) {
        await ctl("shutdown");
        await until("the daemon to end", () => exists(`${folder}/supervisord.pid`) ? undefined : true);
      }
      await Deno.remove(folder, { recursive: true });
    },
  };
}

function edited(sample: string, folder: string): string {
  const end = /^;\[include\]\n;files = relative\/directory\/\*\.ini$/m;
  assertMatch(sample, end);
  return sample
    .replace(end, `[include]\nfiles = ${folder}/etc/supervisor/*.conf`)
    .replaceAll("/tmp/supervis", `${folder}/supervis`);
}

async function writeUwsgi({ folder, port }: Tutorial, more = ""): Promise<void> {
  await Deno.writeTextFile(
    `${folder}/app.py`,
    `def application(env, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"mysite\\n"]
`,
  );
  await Deno.writeTextFile(
    `${folder}/mysite.ini`,
    `[uwsgi]\nplugin = python3\nhttp-socket = 127.0.0.1:${port}\nwsgi-file = ${folder}/app.py\nmaster = true\nprocesses = 2\ndie-on-term = true\n${more}`,
  );
  await Deno.writeTextFile(
    `${folder}/etc/supervisor/uwsgi.conf`,
    `[program:uwsgi]
command=${await pathOf("uwsgi")} --ini ${folder}/mysite.ini
user=${(await finish("id", ["-un"])).stdout.trim()}
autorestart=true
autostart=true
startretries=3
redirect_stderr=true
startsecs=${STARTSECS}
stdout_logfile=${folder}/log/supervisor.log
stopasgroup=true
killasgroup=true
priority=999
`,
  );
}

async function pathOf(name: string): Promise<string> {
  return (await finish("sh", ["-c", `command -v ${name}`])).stdout.trim();
}

async function answer(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/`);
  return await response.text();
}

function exists(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function started(tutorial: Tutorial): Promise<void> {
  const { code, stdout, stderr } = await command("supervisord", ["-c", tutorial.config]);
  assertEquals({ code, stdout, stderr }, { code: 0, stdout: "", stderr: "" });
}

Deno.test(skippable("the tutorial: a uwsgi is started, guarded, stopped, updated and reloaded", noUwsgi), async (t) => {
  await using tutorial = await begin();
  const { folder, port, ctl, pid } = tutorial;
  await writeUwsgi(tutorial);
  await started(tutorial);

  let first = 0;
  await t.step("status shows STARTING, then RUNNING with pid and uptime, and the site answers", async () => {
    assertMatch((await ctl("status")).stdout, /^uwsgi {28}STARTING {2}\n$/);
    first = await until("uwsgi to be RUNNING", () => pid("uwsgi"));
    assertMatch((await ctl("status")).stdout, /^uwsgi {28}RUNNING {3}pid \d+, uptime 0:00:\d\d\n$/);
    assertEquals((await ctl("status")).code, 0);
    assertEquals(await answer(port), "mysite\n");
  });

  await t.step("killed, it comes back with a new pid and the site answers again", async () => {
    await finish("pkill", ["-KILL", "-g", String(first)]);
    await until("uwsgi to be STARTING", async () => (await ctl("status")).stdout.includes("STARTING") || undefined);
    const second = await until("uwsgi to be RUNNING again", () => pid("uwsgi"));
    assertNotEquals(second, first);
    assertEquals(await answer(port), "mysite\n");
    first = second;
  });

  await t.step("stop, start and restart by name and all together", async () => {
    assertEquals(await ctl("stop", "uwsgi"), { code: 0, stdout: "uwsgi: stopped\n", stderr: "" });
    const { code, stdout } = await ctl("status", "uwsgi");
    assertEquals(code, 3);
    assertMatch(stdout, /^uwsgi {28}STOPPED {3}\w{3} \d\d \d\d:\d\d [AP]M\n$/);
    assertEquals(await ctl("start", "all"), { code: 0, stdout: "uwsgi: started\n", stderr: "" });
    assertEquals((await ctl("restart", "uwsgi")).stdout, "uwsgi: stopped\nuwsgi: started\n");
    assertEquals((await ctl("restart", "all")).stdout, "uwsgi: stopped\nuwsgi: started\n");
    assertEquals(await answer(port), "mysite\n");
    first = await until("uwsgi to be RUNNING", () => pid("uwsgi"));
  });

  await t.step("update adds a new program and leaves the others alone", async () => {
    await Deno.writeTextFile(`${folder}/etc/supervisor/cat.conf`, "[program:cat]\ncommand=/bin/cat\n");
    assertEquals((await ctl("update")).stdout, "cat: added process group\n");
    await until("cat to be RUNNING", () => pid("cat"));
    assertEquals(await pid("uwsgi"), first);
    assertEquals((await ctl("update")).stdout, "");
  });

  await t.step("reload restarts everything in the same daemon", async () => {
    const daemon = (await ctl("pid")).stdout;
    assertEquals((await ctl("reload")).stdout, "Restarted supervisord\n");
    const again = await until("uwsgi to have another pid", async () => {
      const now = await pid("uwsgi");
      return now === undefined || now === first ? undefined : now;
    });
    assert(again > 0);
    assertEquals((await ctl("pid")).stdout, daemon);
    assertEquals(await answer(port), "mysite\n");
  });

  await t.step("a second start is refused, a wrong name is told", async () => {
    const second = await command("supervisord", ["-c", tutorial.config]);
    assertEquals(second.code, 2);
    assertMatch(
      second.stderr,
      /^Error: Another program is already listening on a port that one of our HTTP servers is configured to use. {2}Shut this program down first before starting supervisord.\nFor help, use .*supervisord -h\n$/,
    );
    assertEquals(await ctl("start", "uwsg"), { code: 1, stdout: "uwsg: ERROR (no such process)\n", stderr: "" });
  });

  await t.step("pkill supervisord ends it and its programs", async () => {
    const uwsgi = await until("uwsgi to be RUNNING", () => pid("uwsgi"));
    Deno.kill(Number((await ctl("pid")).stdout), "SIGTERM");
    await until("the pid file to go", () => exists(`${folder}/supervisord.pid`) ? undefined : true);
    assertEquals(exists(`/proc/${uwsgi}`), false);
    assertEquals(exists(`${folder}/supervisor.sock`), false);
    const { stdout, code } = await ctl("status");
    assertEquals({ stdout, code }, { stdout: `unix://${folder}/supervisor.sock no such file\n`, code: 4 });
  });
});

Deno.test(skippable("the tutorial: a uwsgi that daemonizes itself ends in FATAL", noUwsgi), async () => {
  await using tutorial = await begin();
  await writeUwsgi(tutorial, `daemonize = ${tutorial.folder}/log/uwsgi.log\npidfile = ${tutorial.folder}/uwsgi.pid\n`);
  const conf = `${tutorial.folder}/etc/supervisor/uwsgi.conf`;
  // One try instead of four: the tries take their time
  await Deno.writeTextFile(conf, (await Deno.readTextFile(conf)).replace("startretries=3", "startretries=0"));
  await started(tutorial);
  const status = await until("uwsgi to be FATAL", async () => {
    const { stdout } = await tutorial.ctl("status");
    return stdout.includes("FATAL") ? stdout : undefined;
  });
  assertEquals(status, `uwsgi${" ".repeat(28)}FATAL     Exited too quickly (process log may have details)\n`);
  Deno.kill(Number(await Deno.readTextFile(`${tutorial.folder}/uwsgi.pid`)), "SIGQUIT");
});

Deno.test("the tutorial: a log path without permission is an error that names it", async () => {
  await using tutorial = await begin();
  await Deno.mkdir(`${tutorial.folder}/nowhere`);
  const config = (await Deno.readTextFile(tutorial.config))
    .replace(/^logfile=\S+/m, `logfile=${tutorial.folder}/nowhere`);
  await Deno.writeTextFile(tutorial.config, config);
  const { code, stderr } = await command("supervisord", ["-c", tutorial.config]);
  assertEquals(code, 1);
  // Root may write everywhere: a directory is what it cannot write to
  assertStringIncludes(stderr, `[Errno 21] Is a directory: '${tutorial.folder}/nowhere'`);
});

Deno.test("the tutorial: a stale socket is removed and said", async () => {
  await using tutorial = await begin();
  const socket = `${tutorial.folder}/supervisor.sock`;
  const listener = Deno.listen({ transport: "unix", path: `${socket}.live` });
  await Deno.link(`${socket}.live`, socket);
  listener.close();
  const { code, stderr } = await command("supervisord", ["-c", tutorial.config]);
  assertEquals({ code, stderr }, { code: 0, stderr: `Unlinking stale socket ${socket}\n` });
  assertEquals((await tutorial.ctl("status")).code, 0);
});
