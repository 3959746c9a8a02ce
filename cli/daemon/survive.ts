import type { Logger } from "../../src/logs/logger.ts";
import { errorText } from "../../src/text/error_text.ts";

/** Where it is told what nobody caught. */
export interface Survival extends Disposable {
  /** From now on there; between two loggers on stderr. */
  logger: Logger | null;
}

/**
 * Tells what nobody caught instead of ending the daemon: an error in one callback must not take down every program.
 * Until disposed.
 */
export function survive(stderr: (text: string) => void): Survival {
  const tell = (error: unknown) => {
    const message = `uncaught exception, going on: ${errorText(error)}`;
    if (survival.logger === null) return stderr(`${message}\n`);
    survival.logger.log("critical", message);
    // Our own files and lines help nobody but whoever looks for the mistake
    if (error instanceof Error && error.stack !== undefined) survival.logger.log("debug", error.stack);
  };
  const onError = (event: ErrorEvent) => {
    event.preventDefault();
    tell(event.error);
  };
  const onRejection = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    tell(event.reason);
  };
  const survival: Survival = {
    logger: null,
    [Symbol.dispose]() {
      globalThis.removeEventListener("error", onError);
      globalThis.removeEventListener("unhandledrejection", onRejection);
    },
  };
  globalThis.addEventListener("error", onError);
  globalThis.addEventListener("unhandledrejection", onRejection);
  return survival;
}
