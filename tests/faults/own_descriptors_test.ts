import { assertEquals } from "@std/assert";
import { runDaemon, type RunningDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

const FIXTURE = new URL("../fixtures/through_stdout.py", import.meta.url).pathname;
const PATHS = ["/dev/stdout", "/dev/stderr", "/dev/fd/1", "/proc/self/fd/2"] as const;
/** Each says a line at its start and another one when it is asked. */
const PROGRAMS = PATHS.map((path, index) => `
[program:p${index}]
command=/bin/sh -c 'echo p${index} one; read x; echo p${index} two; exec cat'
startsecs=0
startretries=0
stdout_logfile=${path}
`).join("");

/** Every program's two lines come through, with a reopening of the logs between them. */
async function assertLines(daemon: RunningDaemon, file: string): Promise<void> {
  const lines = async (word: string) => {
    const wanted = PATHS.map((_, index) => `p${index} ${word}`);
    await until(`the lines "${word}" of all programs`, async () => {
      const text = await Deno.readTextFile(`${daemon.folder}/${file}`);
      return wanted.every((line) => text.split("\n").includes(line)) || undefined;
    });
  };
  await lines("one");
  Deno.kill(daemon.pid, "SIGUSR2");
  await daemon.waitForLog(/received SIGUSR2/);
  for (const index of PATHS.keys()) {
    await daemon.waitForState(`p${index}`, "RUNNING");
    await daemon.call("sendProcessStdin", `p${index}`, "\n");
  }
  await lines("two");
}

Deno.test("programs log to /dev/stdout and the like where that is a socket (LOG-036)", async () => {
  await using daemon = await runDaemon(PROGRAMS, { through: () => ["python3", FIXTURE, "socket"] });
  await assertLines(daemon, "got");
});

Deno.test({
  name: "programs log to /dev/stdout and the like where user= may not open that (LOG-036)",
  ignore: Deno.uid() !== 0,
  async fn() {
    const settings = "user=nobody";
    await using behindPipe = await runDaemon(PROGRAMS, { settings, through: () => ["python3", FIXTURE, "pipe"] });
    await assertLines(behindPipe, "got");
    await using behindFile = await runDaemon(PROGRAMS.replaceAll(/(?<==)\S*(?:err|2)$/gm, "/dev/stdout"), {
      settings,
      stdout: "out",
    });
    await assertLines(behindFile, "out");
  },
});

Deno.test("lines of the daemon and of programs stand one after the other in the file that is stdout (LOG-037)", async () => {
  await using daemon = await runDaemon(
    `
[program:p]
command=/bin/sh -c 'for n in $(seq 50); do echo line $n of the program; done'
startsecs=0
autorestart=false
stdout_logfile=/dev/stdout
`,
    { stdout: "out" },
  );
  await daemon.waitForState("p", "EXITED");
  for (let count = 1; count <= 3; count++) {
    await daemon.ctl("start", "p");
    await daemon.waitForLog(/INFO exited: p/, count + 1);
  }
  assertEquals(await daemon.stop(), 0);
  const out = await Deno.readTextFile(`${daemon.folder}/out`);
  const programs = out.split("\n").filter((line) => line.includes("of the program"));
  assertEquals(programs.length, 200);
  assertEquals(out.split("\n").filter((line) => !programs.includes(line)).join("\n"), await daemon.log());
});
