import type { Logger } from "../../src/logs/logger.ts";

/**
 * Logs what nobody caught instead of ending the daemon: an error in one callback must not take down every program.
 * Until disposed.
 */
export function survive(logger: Logger): Disposable {
  const tell = (error: unknown) => {
    const what = error instanceof Error ? error.stack ?? error.message : String(error);
    logger.log("critical", `uncaught exception, going on: ${what}`);
  };
  const onError = (event: ErrorEvent) => {
    event.preventDefault();
    tell(event.error);
  };
  const onRejection = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    tell(event.reason);
  };
  globalThis.addEventListener("error", onError);
  globalThis.addEventListener("unhandledrejection", onRejection);
  return {
    [Symbol.dispose]() {
      globalThis.removeEventListener("error", onError);
      globalThis.removeEventListener("unhandledrejection", onRejection);
    },
  };
}
