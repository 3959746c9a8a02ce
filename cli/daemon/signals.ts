import type { Logger } from "../../src/logs/logger.ts";
import type { HandledSignal, Signals } from "../../src/os/signals.ts";
import type { Supervisor } from "../../src/supervisor/life/supervisor.ts";

/** Sends signals to the supervisor until disposed (SIG-001..006). */
export function listenToSignals(
  supervisor: Supervisor,
  { signals, logger, onReopen }: ListenOptions,
): Disposable {
  const listening = signals.listen((signal) => {
    supervisor.turns.run(() => handle(signal, supervisor, logger));
    if (signal === "SIGUSR2") onReopen();
  });
  // A child may have ended before anybody listened
  supervisor.turns.run(() => supervisor.reap());
  return listening;
}

export interface ListenOptions {
  readonly signals: Signals;
  readonly logger: Logger;
  /** SIGUSR2, once the logs have been opened again. */
  readonly onReopen: () => void;
}

function handle(signal: HandledSignal, supervisor: Supervisor, logger: Logger): void {
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
      // Compat: SIG-006, the lines of what ended come first
      supervisor.reap();
      return logger.log("debug", "received SIGCHLD indicating a child quit");
  }
}

function restart(supervisor: Supervisor, logger: Logger): void {
  if (supervisor.mood === "SHUTDOWN") {
    logger.log("warn", "ignored SIGHUP indicating restart request (shutdown in progress)");
    return;
  }
  // Of the signal alone: a restart that a client asks for leaves no such line (DAEMON-040)
  logger.log("warn", "received SIGHUP indicating restart request");
  supervisor.restart();
}
