import type { Clock } from "../../../src/os/clock.ts";
import type { ServiceManager } from "../../../src/os/service_manager.ts";

/**
 * Gives the service manager its signs of life from the event loop, so that it starts us again should that stand still;
 * twice as often as it wants them, until disposed. Where it wants none there is no timer.
 */
export function feedWatchdog(manager: ServiceManager | null, clock: Clock): Disposable {
  const seconds = manager?.watchdogSeconds ?? null;
  let cancel: () => void = () => {};
  const feed = () => {
    // Why it cannot be told is said where more is told
    manager?.tell(["WATCHDOG=1"]);
    if (seconds !== null) cancel = clock.at(clock.monotonic() + seconds / 2, feed);
  };
  if (seconds !== null) feed();
  return { [Symbol.dispose]: () => cancel() };
}
