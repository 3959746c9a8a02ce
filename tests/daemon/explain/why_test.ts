import { assertEquals, assertMatch } from "@std/assert";
import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { runPython } from "../../support/python_daemon.ts";
import { until } from "../../support/until.ts";
import { upgrade } from "../../support/upgrade.ts";

/** The first two lines that `why` has for a program. */
async function firstLines(daemon: RunningDaemon, name: string): Promise<string> {
  const { stdout, code } = await daemon.ctl("why", name);
  assertEquals(code, 0, stdout);
  return stdout.split("\n").slice(0, 2).join("\n");
}

const write = (path: string, text: string, mode: number) => Deno.writeTextFile(path, text, { mode });

/** Programs of which each is broken in its own way. */
const BROKEN = `
[program-default]
startretries=1
startsecs=1
directory=%(here)s
[program:missing]
command=/usr/local/bin/no-such-server --port 80
[program:user]
command=%(here)s/for_root
user=nobody
[program:folder]
command=sleep 1000
directory=%(here)s/gone
[program:variables]
command=sleep 1000
env_file=%(here)s/gone.env
[program:port]
command=sh -c 'python3 -c "import socket; s = socket.socket(); s.bind((\\"127.0.0.1\\", int(open(\\"port\\").read())))"'
startsecs=20
[program:daemonizes]
command=sh -c 'setsid sleep 1000 > /dev/null 2>&1 & echo $! >> daemon.pid'
[program:terminal]
command=stty size
[program:done]
command=true
[program:shebang]
command=%(here)s/shebang
[program:windows]
command=%(here)s/windows
[program:env]
command=%(here)s/env
[program:text]
command=%(here)s/text
[program:plain]
command=%(here)s/plain
[program:log]
command=sleep 1000
stdout_logfile=%(here)s/folder.log
[program:fine]
command=sleep 1000
startsecs=0
[program:off]
command=sleep 1000
autostart=false
[program:after]
command=sleep 1000
depends_on=missing
`;

async function prepare(folder: string): Promise<void> {
  await write(`${folder}/for_root`, "#!/bin/sh\nsleep 1000\n", 0o700);
  await write(`${folder}/shebang`, "#!/usr/bin/pyhton -u\n", 0o755);
  await write(`${folder}/windows`, "#!/bin/sh\r\necho\r\n", 0o755);
  await write(`${folder}/env`, "#!/usr/bin/env -S nodejs-of-old --flag\n", 0o755);
  await write(`${folder}/text`, "sleep 1000\n", 0o755);
  await write(`${folder}/plain`, "#!/bin/sh\n", 0o644);
  await Deno.mkdir(`${folder}/folder.log`);
}

/** The second line, which is the cause. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  missing:
    /^missing is FATAL; the last of \d ends: not started: .*\nLikely cause: can't find command '\/usr\/local\/bin\/no-such-server'$/,
  user: /^user is FATAL; .*\nLikely cause: nobody may not execute '.*for_root' \(EACCES\)$/,
  folder: /^folder is FATAL; .*exit status 127, at once\nLikely cause: there is no directory '.*\/gone'$/,
  variables: /^variables is FATAL; .*\nLikely cause: Cannot read env_file '.*gone.env': .*No such file or directory$/,
  port: /^port is FATAL; .*\nLikely cause: the port .* is taken by somebody else: .*Address already in use$/,
  daemonizes:
    /^daemonizes is FATAL; .*exit status 0, at once.*\nLikely cause: it has gone into the background: sleep \(pid \d+\)/,
  terminal: /^terminal is FATAL; .*\nLikely cause: it wants a terminal, .*Inappropriate ioctl for device$/,
  done: /^done is FATAL; .*exit status 0, at once.*\nLikely cause: it exits with status 0 at once: it is done, or /,
  shebang:
    /^shebang is FATAL; .*\nLikely cause: the first line of '.*shebang' names an .* not there: '\/usr\/bin\/pyhton'$/,
  windows:
    /^windows is FATAL; .*\nLikely cause: the first line of '.*windows' names '\/bin\/sh' with the line end of Windows/,
  env: /^env is FATAL; .*\nLikely cause: the first line of '.*env' names .* in no directory of PATH: 'nodejs-of-old'$/,
  text: /^text is FATAL; .*\nLikely cause: '.*text' has no #! line, and is no program that can be executed$/,
  plain: /^plain is FATAL; .*\nLikely cause: command at '.*plain' is not executable$/,
  log: /^log is FATAL; .*\nLikely cause: cannot write the log '.*folder.log': it is a directory$/,
  fine: /^fine is RUNNING: pid \d+, uptime .*\nNothing is wrong with it.$/,
  off: /^off is STOPPED: Not started\nLikely cause: autostart=false, and nobody has started it$/,
  after: /^after is STOPPED: cannot start: missing is FATAL: .*\nLikely cause: cannot start: missing is FATAL: /,
};

Deno.test("why explains each broken program in its first two lines, and an upgrade later still", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr;
  await using daemon = await runDaemon(BROKEN, {
    prepare: async (folder) => {
      await prepare(folder);
      await Deno.writeTextFile(`${folder}/port`, String(port));
    },
  });
  try {
    const isBroken = (name: string) => !["fine", "off", "after"].includes(name);
    for (const name of Object.keys(EXPECTED).filter(isBroken)) await daemon.waitForState(name, "FATAL");
    for (const [name, expected] of Object.entries(EXPECTED)) assertMatch(await firstLines(daemon, name), expected);
    await upgrade(daemon);
    for (const [name, expected] of Object.entries(EXPECTED)) assertMatch(await firstLines(daemon, name), expected);
  } finally {
    const pids = await Deno.readTextFile(`${daemon.folder}/daemon.pid`);
    for (const pid of pids.trim().split("\n")) Deno.kill(Number(pid), "SIGKILL");
  }
});

Deno.test("why tells that the kernel has killed a program for memory, as its control group counts it", async () => {
  const programs = `
[program:hungry]
directory=%(here)s
command=sh -c 'read go < go; echo oom_kill 5 > /sys/fs/cgroup/memory.events; kill -9 $$'
startsecs=0
autorestart=false
[program:shot]
command=sleep 1000
startsecs=0
autorestart=false
`;
  // A counter of its own: this machine may have no control groups to be filled
  const script = 'mount -t tmpfs none /sys/fs/cgroup && echo oom_kill 4 > /sys/fs/cgroup/memory.events && exec "$@"';
  await using daemon = await runDaemon(programs, {
    through: () => ["unshare", "--mount", "sh", "-c", script, "sh"],
    prepare: async (folder) => void (await new Deno.Command("mkfifo", { args: [`${folder}/go`] }).output()),
  });
  await daemon.waitForState("hungry", "RUNNING");
  await Deno.writeTextFile(`${daemon.folder}/go`, "\n");
  await daemon.waitForState("hungry", "EXITED");
  const hungry = /^hungry is EXITED; its one end: terminated by SIGKILL, at once, killed for want of memory\n/;
  assertMatch(await firstLines(daemon, "hungry"), hungry);
  assertMatch(await firstLines(daemon, "hungry"), /\nLikely cause: the kernel killed it, as there was no memory left/);
  const [, pid] = /pid (\d+)/.exec((await daemon.ctl("status", "shot")).stdout) ?? [];
  Deno.kill(Number(pid), "SIGKILL");
  await daemon.waitForState("shot", "EXITED");
  assertMatch(await firstLines(daemon, "shot"), /\nLikely cause: somebody, or the kernel .* has killed it \(SIGKILL\)/);
});

Deno.test("why tells that a supervisord which is not root cannot start a program as somebody else", async () => {
  await using daemon = await runDaemon("[program:user]\ncommand=sleep 1000\nuser=root\nstartretries=0\n", {
    through: () => ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"],
  });
  await daemon.waitForState("user", "FATAL");
  const cause = "\nLikely cause: supervisord runs as nobody, so it cannot start a program as root";
  assertMatch(await firstLines(daemon, "user"), new RegExp(`^user is FATAL; .*exit status 127, at once${cause}$`));
});

Deno.test("why tells what it can of the original's programs", async () => {
  const sections = `
[program:missing]
command=/usr/local/bin/no-such-server
startretries=0
[program:folder]
command=sleep 1000
directory=/gone
startretries=0
[program:done]
command=true
startretries=0
[program:crash]
command=sh -c 'kill -SEGV $$'
startretries=0
`;
  await using daemon = await runPython(sections);
  const expected = {
    missing: /^missing is FATAL: can't find.*\nLikely cause: can't find command '\/usr\/local\/bin\/no-such-server'$/,
    folder: /^folder is FATAL; .*exit status 127, at once\nLikely cause: couldn't chdir to \/gone: ENOENT$/,
    done: /^done is FATAL; .*exit status 0, at once\nLikely cause: it exits with status 0 at once/,
    crash: /^crash is FATAL; .*SIGSEGV.*\nLikely cause: it has crashed \(SIGSEGV\), a fault of the program$/,
  };
  for (const [name, pattern] of Object.entries(expected)) {
    const lines = await until(`${name} to be FATAL`, async () => {
      const { stdout } = await daemon.ctl("why", name);
      return stdout.startsWith(`${name} is FATAL`) ? stdout.split("\n").slice(0, 2).join("\n") : undefined;
    });
    assertMatch(lines, pattern);
  }
  const { stdout, code } = await daemon.ctl("doctor");
  assertEquals(code, 1);
  assertMatch(stdout, /^Supervisor 4\.3\.0, pid \d+: 4 things are wrong\n/);
});
