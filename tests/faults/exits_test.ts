import { assertEquals } from "@std/assert";
import { answering } from "../support/answering.ts";
import { finish } from "../support/installation.ts";
import { processInfos } from "../support/process_infos.ts";
import { runDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

Deno.test("200 programs that exit at once, again and again, keep nobody from the daemon", async () => {
  await using daemon = await runDaemon(`
[program:exits]
command=sh -c "exit 0"
process_name=%(program_name)s_%(process_num)03d
numprocs=200
startsecs=0
autorestart=true
[program:cat]
command=cat
startsecs=0
`);
  await answering(daemon, async () => {
    await daemon.waitForLog(/INFO spawned: 'exits_\d+'/, 2000);
    await daemon.call("stopProcess", "cat");
    await daemon.call("startProcess", "cat");
    await daemon.call("stopProcessGroup", "exits");
  });
  const states = (await processInfos(daemon)).map(({ group, statename }) => `${group} ${statename}`);
  assertEquals([...new Set(states)].sort(), ["cat RUNNING", "exits STOPPED"]);
});

Deno.test("1000 exits in the same instant are all noted, each with its status", async () => {
  await using daemon = await runDaemon(
    `
[program:dies]
command=sh -c "read line < gate; exit $EXIT"
directory=%(here)s
environment=EXIT="%(process_num)d"
process_name=%(program_name)s_%(process_num)04d
numprocs=250
startsecs=0
autorestart=false
stdout_logfile=NONE
stderr_logfile=NONE
[program:killed]
command=sleep 1000
process_name=%(program_name)s_%(process_num)04d
numprocs=750
startsecs=0
autorestart=false
stdout_logfile=NONE
stderr_logfile=NONE
`,
    {
      through: (folder) => ["sh", "-c", `mkfifo ${folder}/gate; ulimit -Sn 8192; exec "$@"`, "sh"],
      settings: "minfds=8192",
    },
  );
  await until("all to run", async () => {
    const running = (await processInfos(daemon)).filter(({ statename }) => statename === "RUNNING");
    return running.length === 1000 || undefined;
  }, 60);
  const pids = (await processInfos(daemon)).filter(({ group }) => group === "killed").map(({ pid }) => pid);
  await answering(daemon, async () => {
    await finish("sh", ["-c", `exec 3<> ${daemon.folder}/gate; yes | head -n 1000 >&3; kill -KILL ${pids.join(" ")}`]);
    await daemon.waitForLog(/exited: (dies|killed)_\d+ \(/, 1000);
  });
  const infos = await processInfos(daemon);
  assertEquals(infos.filter(({ statename, pid }) => statename !== "EXITED" || pid !== 0), []);
  const dead = infos.filter(({ group }) => group === "dies");
  assertEquals(dead.map(({ exitstatus }) => exitstatus), dead.map(({ name }) => Number(name.slice(-4))));
  const kills = await daemon.waitForLog(/exited: killed_\d+ \(terminated by SIGKILL; not expected\)/, 750);
  assertEquals(kills.length, 750);
});
