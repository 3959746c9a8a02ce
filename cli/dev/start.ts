import { parseArgs } from "@std/cli/parse-args";
import { type Demo, makeDemo, quoted } from "./demo.ts";
import { pasted } from "./pasted.ts";
import { ROOT } from "./root.ts";
import { told } from "./told.ts";

const USAGE = `task start [--check] [--port N] [--folder DIR]
Makes a demonstration in demo/, unless it is there, and runs supervisord on it until Ctrl-C.
--check       start, show the status, and stop
--port N      the port of the web page from now on, instead of 9001
--folder DIR  make it there`;

/** Seconds that the daemon gets to answer and its programs to be RUNNING. */
const DEADLINE = 30;

/** The port of the program that is a server. */
const HELLO_PORT = 8081;

/** A command of ours, from the sources. */
function command(name: string, args: readonly string[]): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "-A", `${ROOT}cli/main.ts`, ...args],
    env: { MONOVISOR_ARGV0: name },
    stdin: "null",
  });
}

/** Runs the daemon in the foreground until it ends; Ctrl-C reaches it as well as us. */
async function start({ config, ctl, port }: Demo): Promise<number> {
  const typed = quoted(ctl);
  const page = port === null ? "" : `
  curl http://127.0.0.1:${port}/ok.html
  http://127.0.0.1:${port}/                 the web page, in a browser`;
  console.log(`
The configuration is ${config}; the programs are in programs/ beside it. Change what you like: it is
kept. What to try next, in another terminal:

  ${typed} status
  ${typed} tail clock
  ${typed} restart hello
  curl http://127.0.0.1:${HELLO_PORT}/            a program under supervision${page}

Ctrl-C stops the daemon and its programs.
`);
  // The daemon is told by the terminal itself and takes its time to stop
  Deno.addSignalListener("SIGINT", () => console.log("stopping ..."));
  const child = command("supervisord", ["-c", config]).spawn();
  Deno.addSignalListener("SIGTERM", () => child.kill("SIGTERM"));
  return (await child.status).code;
}

/** Starts, asks for the status until all is RUNNING, stops. Throws an Error when that does not come to pass. */
async function check({ config }: Demo): Promise<void> {
  const child = command("supervisord", ["-c", config]).spawn();
  let isOver = false;
  const ended = child.status.finally(() => isOver = true);
  try {
    const status = await Promise.race([runningStatus(config), ended.then(() => null)]);
    if (status === null) throw new Error("supervisord did not go on running");
    console.log(status);
  } finally {
    if (!isOver) child.kill("SIGTERM");
    console.log(`supervisord ended with ${(await ended).code}`);
  }
}

async function runningStatus(config: string): Promise<string> {
  const deadline = performance.now() + DEADLINE * 1000;
  for (;;) {
    const { code, stdout } = await command("supervisorctl", ["-c", config, "status"]).output();
    const text = new TextDecoder().decode(stdout).trimEnd();
    const isHopeless = /BACKOFF|FATAL|EXITED/.test(text) || performance.now() > deadline;
    if (isHopeless) throw new Error(`Not all is RUNNING:\n${text}`);
    if (code === 0 && !text.includes("STARTING")) return text;
  }
}

/** Throws an Error that says what to do when somebody listens on one of the ports. */
function checkPorts({ port, config }: Demo): void {
  if (port !== null && isTaken(port)) {
    throw new Error(
      `Cannot start: another program listens on port ${port}. Another one: ${pasted(`start --port ${freePort()}`)}`,
    );
  }
  if (isTaken(HELLO_PORT)) {
    console.error(`Another program listens on port ${HELLO_PORT}: hello, in programs/ beside ${config}, cannot run`);
  }
}

function isTaken(port: number): boolean {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    return false;
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return true;
    throw error;
  }
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** Gives the exit status. */
async function startTask(): Promise<number> {
  const options = parseArgs(Deno.args, {
    boolean: ["check", "help"],
    string: ["port", "folder"],
    unknown: (argument: string) => {
      throw new Error(`Cannot take '${argument}'\n${USAGE}`);
    },
  });
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const port = options.port === undefined ? undefined : Number(options.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Error(`Cannot take '${options.port}' for a port`);
  }
  const demo = await makeDemo(absolute(options.folder ?? `${ROOT}demo`), { port });
  checkPorts(demo);
  if (!options.check) return await start(demo);
  await check(demo);
  return 0;
}

function absolute(path: string): string {
  return path.startsWith("/") ? path : `${Deno.cwd()}/${path}`;
}

Deno.exit(await told(startTask));
