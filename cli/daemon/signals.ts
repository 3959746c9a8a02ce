import type { Logger } from "../../src/logs/logger.ts";
import type { Supervisor } from "../../src/supervisor/supervisor.ts";

const HANDLED = ["SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP", "SIGUSR2", "SIGCHLD"] as const;
type Handled = typeof HANDLED[number];

/** Sends signals to the supervisor until disposed (SIG-001..006); all others keep their default action (SIG-007). */
export function listenToSignals(
  supervisor: Supervisor,
  { logger, onReopen }: { readonly logger: Logger; readonly onReopen: () => void },
): Disposable {
  const listeners = HANDLED.map((signal) => {
    const listener = () => {
      supervisor.turns.run(() => handle(signal, supervisor, logger));
      if (signal === "SIGUSR2") onReopen();
    };
    Deno.addSignalListener(signal, listener);
    return () => Deno.removeSignalListener(signal, listener);
  });
  // A child may have ended before anybody listened
  supervisor.turns.run(() => supervisor.reap());
  return {
    [Symbol.dispose]() {
      for (const remove of listeners) remove();
    },
  };
}

function handle(signal: Handled, supervisor: Supervisor, logger: Logger): void {
  switch (signal) {
    case "SIGTERM":
    case "SIGINT":
    case "SIGQUIT":
      logger.log("warn", `received ${signal} indicating exit request`);
      return supervisor.shutdown();
    case "SIGHUP":
      return restart(supervisor, logger);
    case "SIGUSR2":
      logger.log("info", "received SIGUSR2 indicating log reopen request");
      return supervisor.reopenLogs();
    case "SIGCHLD":
      logger.log("debug", "received SIGCHLD indicating a child quit");
      return supervisor.reap();
  }
}

function restart(supervisor: Supervisor, logger: Logger): void {
  if (supervisor.mood === "SHUTDOWN") {
    logger.log("warn", "ignored SIGHUP indicating restart request (shutdown in progress)");
    return;
  }
  logger.log("warn", "received SIGHUP indicating restart request");
  supervisor.restart();
}
