/** Calls back; what it throws is reported as an uncaught error and keeps nobody else from being called. */
export function guard(callback: (() => void) | null): void {
  try {
    callback?.();
  } catch (error) {
    reportError(error);
  }
}
