import { assertEquals } from "@std/assert";
import type { RunningDaemon } from "./run_daemon.ts";

const DONE = /upgraded from monovisor \S+ to monovisor \S+: \d+ processes go on after (\d+) ms/;

/** `supervisorctl upgrade`, which has to succeed: the ms between the two programs, as the log tells them. */
export async function upgrade(daemon: RunningDaemon): Promise<number> {
  const before = (await daemon.log()).match(new RegExp(DONE, "g"))?.length ?? 0;
  const { code, stdout } = await daemon.ctl("upgrade");
  assertEquals([code, stdout.replace(/\d+\.\d+\.\d+/g, "V")], [0, "upgraded: monovisor V -> monovisor V\n"]);
  const lines = await daemon.waitForLog(DONE, before + 1);
  return Number(DONE.exec(lines.at(-1) ?? "")?.[1]);
}
