import type { KeeperFile } from "../../src/survive/keeper_file.ts";
import type { RunningDaemon } from "./run_daemon.ts";

/** What the file beside the daemon's pid file tells. */
export async function keeperOf({ folder }: Pick<RunningDaemon, "folder">): Promise<KeeperFile> {
  const file: KeeperFile = JSON.parse(await Deno.readTextFile(`${folder}/supervisord.pid.keeper`));
  return file;
}
