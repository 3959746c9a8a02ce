import { Logger } from "../../src/logs/logger.ts";
import { DeadlineClock } from "../../src/os/deadline_clock.ts";
import { EpollPoller } from "../../src/os/linux/epoll/poller.ts";
import { LinuxOs } from "../../src/os/linux/linux.ts";
import { LinuxSockets } from "../../src/os/linux/sockets/linux_sockets.ts";
import { SystemClock } from "../../src/os/linux/time/system_clock.ts";
import type { Check } from "../../src/probes/check.ts";
import type { ProbeWorld } from "../../src/probes/probe_world.ts";
import { Rounds } from "../../src/probes/rounds.ts";
import "../support/open_libc.ts";

/** The system as probes act on it, with the main log as lines. To be disposed of. */
export interface RealWorld extends ProbeWorld, AsyncDisposable {
  readonly os: LinuxOs;
  readonly log: readonly string[];
}

/** Children are reaped as they end. */
export function realWorld(): RealWorld {
  const os = new LinuxOs();
  const clock = new DeadlineClock(new SystemClock());
  const poller = new EpollPoller();
  const log: string[] = [];
  const handler = {
    write: (line: Uint8Array) => void log.push(new TextDecoder().decode(line).slice(24, -1)),
    reopen() {},
  };
  const children = new Map<number, Parameters<ProbeWorld["born"]>[1]>();
  const reap = () => {
    for (const [pid, child] of children) {
      const exited = os.reap(pid);
      if (exited === null) continue;
      children.delete(pid);
      child.exited(exited.status);
    }
  };
  Deno.addSignalListener("SIGCHLD", reap);
  const logger = new Logger("debug", { handlers: [handler], now: () => new Date(0) });
  const turns = { run: (action: () => void) => action() };
  return {
    ...{ os, clock, poller, log, logger, turns, sockets: new LinuxSockets() },
    rounds: new Rounds({ clock, turns, logger }),
    born: (pid, child) => void children.set(pid, child),
    async [Symbol.asyncDispose]() {
      Deno.removeSignalListener("SIGCHLD", reap);
      clock[Symbol.dispose]();
      await poller[Symbol.asyncDispose]();
    },
  };
}

/** What a check answers. */
export function answer(check: Check): Promise<string | null> {
  return new Promise((resolve) => void check(resolve));
}

/** The descriptors that this process has open. */
export function openFds(): number {
  return [...Deno.readDirSync("/proc/self/fd")].length;
}
