import { normalize } from "../normalize.ts";
import { RunningTool } from "../running_tool.ts";
import { FIXTURES, Sandbox } from "../sandbox.ts";
import { until } from "../support/until.ts";
import type { Target } from "../target.ts";
import type { Client, Driver } from "./client.ts";
import { pathOf } from "./path_of.ts";

/** Milliseconds that a driver gets: ticks come every five seconds, and a loaded machine takes its time. */
const DRIVER_DEADLINE_MS = 120_000;

/** Starts a daemon in a sandbox of its own, lets the client's driver work it, and gives the normalized transcript. */
export async function runClient(client: Client, driver: Driver, target: Target): Promise<string> {
  await using sandbox = await Sandbox.open(new URL(`./${client.name}/`, import.meta.url).pathname);
  const options = {
    cwd: sandbox.dir,
    env: { ...sandbox.env, ...driver.env, DAEMON_BIN: target.bin, PYTHONDONTWRITEBYTECODE: "1" },
    input: "",
  };
  const daemon = await RunningTool.start([`${target.bin}/supervisord`, "-n", "-c", "supervisord.conf"], options);
  const log = () => sandbox.read("supervisord.log");
  const started = async () => (await log()).includes("supervisord started with pid") || daemon.exit !== undefined;
  await until(async () => await started() || undefined, { or: () => `Cannot start:\n${daemon.transcript()}` });

  const program = await RunningTool.start([await pathOf(driver.command[0] ?? ""), ...driver.command.slice(1)], options);
  await until(() => program.exit, {
    or: () => `The driver is still running after printing\n${program.transcript()}`,
    deadlineMs: DRIVER_DEADLINE_MS,
  });
  const seen = await program.finished();
  if (!client.endsDaemon && daemon.exit === undefined) daemon.kill("SIGTERM");
  await daemon.finished();

  const text = await log();
  const pids = [daemon.pid, ...[...text.matchAll(/with pid (\d+)/g)].map((match) => Number(match[1]))];
  const bins = [target.bin, ...Object.values(driver.env).filter((value) => value.endsWith("/bin"))];
  const transcript = `${seen}[daemon exit ${daemon.exit}]\n${daemon.stderr}`;
  return normalize(transcript, { dir: sandbox.dir, fixtures: FIXTURES, port: sandbox.port, bins, pids });
}
