import { parseArgs } from "@std/cli/parse-args";
import { compileC } from "./support/compile_c.ts";
import { cpuSeconds } from "./support/proc.ts";
import { Daemon } from "./support/daemon.ts";
import { ASKING_LOOP } from "./support/programs.ts";
import { Scratch } from "./support/scratch.ts";
import { ourTarget } from "./support/targets.ts";

/*
 * What it costs to look after programs: `deno run -A tests/bench/probes.ts [--programs N] [--seconds N]` tells which part
 * of a core the daemon takes while each of N programs is asked once a second, by each kind of check, and while none is;
 * and beside it what a loop in C takes that does nothing but the calls for that, with as many descriptors open.
 */
const { programs: count, seconds } = parseArgs(Deno.args, { default: { programs: 500, seconds: 20 } });

const target = await ourTarget();
const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, () => new Response("ok"));
const { port } = server.addr;
const FED = `import os, socket, time
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.connect(os.environ["NOTIFY_SOCKET"])
while True: s.send(b"WATCHDOG=1"); time.sleep(1)
`;
const feeder = await Deno.makeTempFile({ suffix: ".py" });
await Deno.writeTextFile(feeder, FED);

await using scratch = await Scratch.make();
const loop = scratch.path("asking_loop");
const hasLoop = await compileC(ASKING_LOOP, loop);

/** Which part of a core the loop takes; null for what it does not do. */
async function bound(kind: string): Promise<number | null> {
  if (!hasLoop || !["tcp", "http", "command"].includes(kind)) return null;
  const args = [kind, port, count, seconds, 3 * count].map(String);
  const { stdout } = await new Deno.Command("/bin/sh", {
    args: ["-c", 'ulimit -n "$(ulimit -H -n)"; exec "$@"', "sh", loop, ...args],
    stdin: "null",
    stderr: "inherit",
  }).output();
  return Number(new TextDecoder().decode(stdout));
}

const CHECKS: Readonly<Record<string, string>> = {
  nothing: "",
  tcp: `liveness_check_script=tcp://127.0.0.1:${port}`,
  http: `liveness_check_script=http://127.0.0.1:${port}/`,
  watchdog: "watchdog_secs=30",
  command: "liveness_check_script=/bin/true",
};

const percent = (part: number) => `${(part * 100).toFixed(2)} %`;
console.log(`${count} programs, each asked once a second for ${seconds} s: part of a core that the daemon takes`);
for (const [name, check] of Object.entries(CHECKS)) {
  const command = name === "watchdog" ? `python3 ${feeder}` : "sleep 10000";
  const section = `[program:p]\ncommand=${command}\nnumprocs=${count}\nprocess_name=%(process_num)d\nstartsecs=0\n` +
    `stdout_logfile=NONE\nstderr_logfile=NONE\nstopsignal=KILL\n${check}\n` +
    "liveness_check_initial_delay=0.%(process_num)03d\nliveness_check_period=1\n";
  await using daemon = await Daemon.start(target, { programs: () => section, descriptors: 4 * count + 100 });
  await daemon.running(count);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const [start, at] = [cpuSeconds(daemon.pid), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const part = (cpuSeconds(daemon.pid) - start) / (performance.now() - at) * 1000;
  const failed = daemon.log().match(/liveness check of/g)?.length ?? 0;
  const alone = await bound(name);
  const beside = alone === null ? "" : `, a loop in C ${percent(alone)}`;
  console.log(`${name.padEnd(10)} ${percent(part)}${beside}${failed === 0 ? "" : ` (${failed} failures)`}`);
}
await server.shutdown();
await Deno.remove(feeder);
