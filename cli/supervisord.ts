import { DeadlineClock } from "../src/os/deadline_clock.ts";
import type { Handover } from "../src/os/handover.ts";
import { EpollPoller } from "../src/os/linux/epoll/poller.ts";
import { giveBackMemory } from "../src/os/linux/give_back_memory.ts";
import { LinuxKeepers } from "../src/os/linux/keeper/linux_keepers.ts";
import { LinuxOs } from "../src/os/linux/linux.ts";
import { LinuxHandover } from "../src/os/linux/linux_handover.ts";
import { LinuxProcesses } from "../src/os/linux/processes/linux_processes.ts";
import { blockSignals } from "../src/os/linux/signals/block_signals.ts";
import { SignalFd } from "../src/os/linux/signals/signal_fd.ts";
import { LinuxSockets } from "../src/os/linux/sockets/linux_sockets.ts";
import { processorTime } from "../src/os/linux/time/processor_time.ts";
import { SystemClock } from "../src/os/linux/time/system_clock.ts";
import { givenDescriptors } from "../src/os/linux/systemd/given_descriptors.ts";
import { offeredStore } from "../src/os/linux/systemd/offered_store.ts";
import { systemdManager } from "../src/os/linux/systemd/systemd_manager.ts";
import type { Os } from "../src/os/os.ts";
import { RuntimeSignals } from "../src/os/runtime_signals.ts";
import { EARLY_SIGNALS } from "../src/os/signals.ts";
import { isStoredName } from "../src/survive/stored_name.ts";
import type { SupervisorState } from "../src/survive/supervisor_state.ts";
import { COMPATIBLE_VERSION, MONOVISOR_VERSION } from "../src/text/version.ts";
import { appendToStdio } from "./daemon/append_to_stdio.ts";
import { configEnvironment } from "./daemon/config_environment.ts";
import { findConfigFile } from "./daemon/config_path.ts";
import { configReader } from "./daemon/config_reader.ts";
import { detach, detachment } from "./daemon/detach.ts";
import { laterReader } from "./daemon/later_reader.ts";
import { newToken } from "./daemon/new_token.ts";
import { ownProgram } from "./daemon/own_program.ts";
import { resumedState } from "./daemon/resumed_state.ts";
import { type Beginning, supervise } from "./daemon/supervise.ts";
import { supervisordOptions, supervisordUsage } from "./supervisord_options.ts";
import { print, telling } from "./telling.ts";

/** supervisord: reads the command line and the configuration, and runs until told to stop. Gives the exit status. */
export async function supervisord(args: readonly string[], argv0: string): Promise<number> {
  // While there is no other thread; a Ctrl-C that comes before there is anything to stop ends us (SIG-012)
  blockSignals(EARLY_SIGNALS);
  const os = new LinuxOs();
  return await telling(os, argv0, () => start(os, args, argv0));
}

async function start(os: LinuxOs, args: readonly string[], argv0: string): Promise<number> {
  const handover = new LinuxHandover(os);
  const state = resumedState(os, handover);
  if (state !== null) return await goOn(os, { args, handover, state });
  const given = givenDescriptors(os.environment(), os.getpid()).filter(({ name }) => isStoredName(name));
  handover.claim(given.map(({ fd }) => fd));
  // As it is at the start: a reload finds the same files whatever directory= says (decided for DAEMON-037)
  const cwd = os.cwd();
  const environment = configEnvironment(os, cwd);
  const command = supervisordOptions(args, environment);
  if (command.kind === "help") return print(os, 1, `${supervisordUsage({ argv0, version: MONOVISOR_VERSION })}\n`);
  if (command.kind !== "run") return print(os, 1, `${COMPATIBLE_VERSION}\n`);

  const detached = detachment(os);
  // The parent of a daemon has told it already
  const path = command.configfile ?? findConfigFile(os, argv0, { told: detached !== null });
  const load = configReader(os, { path, environment, overrides: command.overrides });
  const config = load();
  if (!config.supervisord.nodaemon && detached === null) {
    return detach(os, { args, manager: systemdManager(os.environment(), os.getpid()) });
  }
  appendToStdio(os);
  const identity = { cwd, configfile: path, executable: ownProgram(cwd), token: newToken() };
  return await superviseHere({ os, config, load, handover, given, identity, detached, state });
}

interface Succession {
  readonly args: readonly string[];
  readonly handover: Handover;
  readonly state: SupervisorState;
}

async function goOn(os: Os, { args, handover, state }: Succession): Promise<number> {
  const load = laterReader(os, { ...state.daemon, args });
  return await superviseHere({
    ...{ os, config: state.active, load, handover, given: [] },
    ...{ identity: state.daemon, detached: null, state },
  });
}

type World = Pick<
  Beginning,
  | "manager"
  | "clock"
  | "poller"
  | "sockets"
  | "store"
  | "signals"
  | "keepers"
  | "processes"
  | "processorTime"
  | "giveBackMemory"
>;

async function superviseHere(beginning: Omit<Beginning, keyof World>): Promise<number> {
  using clock = new DeadlineClock(new SystemClock());
  using poller = new EpollPoller();
  // From the sources there are threads already, on which nothing can be blocked
  const signals = Deno.build.standalone ? new SignalFd(poller) : new RuntimeSignals();
  const [sockets, keepers, processes] = [new LinuxSockets(), new LinuxKeepers(), new LinuxProcesses()];
  const { os } = beginning;
  const manager = systemdManager(os.environment(), os.getpid());
  const store = offeredStore(os.environment(), os.getpid());
  const world = { manager, store, clock, poller, sockets, signals, keepers, processes, processorTime, giveBackMemory };
  return await supervise({ ...world, ...beginning });
}
