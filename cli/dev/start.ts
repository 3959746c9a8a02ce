import { parseArgs } from "@std/cli/parse-args";
import { DEMO_PORT, makeDemo } from "./demo.ts";

/** Seconds that the daemon gets to answer and its programs to be RUNNING. */
const DEADLINE = 30;

const MAIN = new URL("../main.ts", import.meta.url).pathname;

/** A command of ours, from the sources. */
function command(name: string, args: readonly string[]): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "-A", MAIN, ...args],
    env: { MONOVISOR_ARGV0: name },
    stdin: "null",
  });
}

/** Runs the daemon in the foreground until it ends; Ctrl-C reaches it as well as us. */
async function start(config: string): Promise<number> {
  const ctl = `deno run -A cli/main.ts ctl -c ${config}`;
  console.log(`
The configuration is ${config}; the programs are in programs/ beside it. What to try next, in another terminal:

  ${ctl} status
  ${ctl} tail clock
  ${ctl} restart hello
  curl http://127.0.0.1:8081/            a program under supervision
  curl http://127.0.0.1:${DEMO_PORT}/ok.html
  http://127.0.0.1:${DEMO_PORT}/                 the web page, in a browser

Ctrl-C stops the daemon and its programs.
`);
  // The daemon is told by the terminal itself and takes its time to stop
  Deno.addSignalListener("SIGINT", () => console.log("stopping ..."));
  const child = command("supervisord", ["-c", config]).spawn();
  Deno.addSignalListener("SIGTERM", () => child.kill("SIGTERM"));
  return (await child.status).code;
}

/** Starts, asks for the status until all is RUNNING, stops. Throws an Error when that does not come to pass. */
async function check(config: string): Promise<void> {
  const child = command("supervisord", ["-c", config]).spawn();
  try {
    console.log(await runningStatus(config));
  } finally {
    child.kill("SIGTERM");
    const { code } = await child.status;
    console.log(`supervisord ended with ${code}`);
  }
}

async function runningStatus(config: string): Promise<string> {
  const deadline = performance.now() + DEADLINE * 1000;
  for (;;) {
    const { code, stdout } = await command("supervisorctl", ["-c", config, "status"]).output();
    const text = new TextDecoder().decode(stdout).trimEnd();
    if (code === 0 && !text.includes("STARTING")) return text;
    if (performance.now() > deadline) throw new Error(`Not all RUNNING after ${DEADLINE} s:\n${text}`);
  }
}

const { check: onlyCheck } = parseArgs(Deno.args, { boolean: ["check"] });
const config = await makeDemo(`${Deno.cwd()}/demo`);
if (onlyCheck) await check(config);
else Deno.exit(await start(config));
