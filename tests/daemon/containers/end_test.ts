import { assert, assertEquals, assertMatch } from "@std/assert";
import { inContainer, runContainer } from "../../support/in_container.ts";
import { finish } from "../../support/installation.ts";

/** Of Docker between SIGTERM and SIGKILL, in milliseconds. */
const STOP_TIME = 10_000;
/** Takes a second to stop. */
const SLOW = `command=sh -c 'trap "sleep 1; exit 0" TERM; echo up; while :; do sleep 0.1; done'
ready_log_line=^up$
startsecs=0
`;

inContainer("twenty programs that take a second each to stop end within one SIGTERM and ten seconds", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `p${index}`);
  const programs = names.map((name) => `[program:${name}]\n${SLOW}`);
  await using daemon = await runContainer(programs.join(""), { settings: "shutdown_timeout=9\n" });
  for (const name of names) await daemon.waitForState(name, "RUNNING");
  const begun = performance.now();
  assertEquals(await daemon.stop(), 0);
  const took = performance.now() - begun;
  assert(took < STOP_TIME, `it took ${took} ms`);
  const log = await Deno.readTextFile(`${daemon.folder}/supervisord.log`);
  assertEquals(log.match(/stopped: p\d+ \(exit status 0\)/g)?.length, 20);
});

inContainer(
  "an essential program that crashes ends the container with 128 and its signal, what it needed behind it",
  async () => {
    await using daemon = await runContainer(`
[program:db]
${SLOW}[program:api]
command=python3 -c "import os, sys; sys.stdin.readline(); os.abort()"
directory=%(here)s
depends_on=db
essential=true
autorestart=false
startsecs=0
[program:worker]
${SLOW}depends_on=db
`);
    for (const name of ["api", "worker"]) await daemon.waitForState(name, "RUNNING");
    assertEquals(await daemon.stop(() => daemon.call("sendProcessStdin", "api", "\n")), 134);
    assertMatch(
      await Deno.readTextFile(`${daemon.folder}/supervisord.log`),
      /api is essential and has ended \(status 134\): stopping everything[^]*stopped: worker [^]*stopped: db /,
    );
  },
);

inContainer("a container whose jobs are all done ends with status 0, and with that of a job that fails", async () => {
  const job = (name: string) => `
[program:${name}]
command=sh -c "read status < ${name}.go; exit $status"
directory=%(here)s
type=oneshot
essential=true
`;
  const jobs = `${job("first")}${job("second")}
[program:done]
command=true
depends_on=first:completed_successfully, second:completed_successfully
autorestart=false
startsecs=0
essential=true
`;
  for (const status of [0, 3]) {
    await using daemon = await runContainer(jobs, {
      prepare: async (folder) => void await finish("mkfifo", [`${folder}/first.go`, `${folder}/second.go`]),
    });
    const ended = daemon.stop(() => {});
    await Deno.writeTextFile(`${daemon.folder}/first.go`, "0\n");
    await daemon.waitForLog(/exited: first/);
    await Deno.writeTextFile(`${daemon.folder}/second.go`, `${status}\n`);
    assertEquals(await ended, status);
  }
});
