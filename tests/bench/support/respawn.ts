import type { Daemon } from "./daemon.ts";
import { waitFor } from "./wait_for.ts";

/** Kills a program and gives milliseconds until getProcessInfo shows it with a new pid. */
export async function respawn(daemon: Daemon, name: string): Promise<number> {
  const former = await pidOf(daemon, name);
  const start = performance.now();
  Deno.kill(former, "SIGKILL");
  const isNew = async () => {
    const pid = await pidOf(daemon, name);
    return pid === former || pid === 0 ? undefined : pid;
  };
  await waitFor(isNew, { what: () => `a new pid of ${name}`, within: 20, every: 0 });
  return performance.now() - start;
}

async function pidOf(daemon: Daemon, name: string): Promise<number> {
  const info = await daemon.call("supervisor.getProcessInfo", [name]);
  return Number(/<name>pid<\/name>\s*<value><int>(\d+)</.exec(info)?.[1]);
}
