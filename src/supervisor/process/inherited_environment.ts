type Variables = Readonly<Record<string, string>>;

/** By these a service manager reaches its service (sd_notify(3), sd_watchdog_enabled(3)). */
const MANAGER: ReadonlySet<string> = new Set(["NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC"]);

/**
 * What children inherit of supervisord's own environment: all of it, as in the original, but for what a service manager
 * tells us of itself (PROC-037), since what a child says to it would be taken for our word.
 */
export function inheritedEnvironment(own: Variables): Variables {
  if (own["NOTIFY_SOCKET"] === undefined) return own;
  return Object.fromEntries(Object.entries(own).filter(([name]) => !MANAGER.has(name)));
}
