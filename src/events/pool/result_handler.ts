/**
 * What is made of a listener's RESULT; only these are built in, since any other is a Python function (LISTENER-012).
 */
export type ResultHandler = "default" | "supervisor_stdout";

const HANDLERS: ReadonlyMap<string, ResultHandler> = new Map([
  ["supervisor.dispatchers:default_handler", "default"],
  ["supervisor_stdout:event_handler", "supervisor_stdout"],
]);

/** The handler that result_handler= names; null for one that would need Python. */
export function resultHandler(name: string): ResultHandler | null {
  return HANDLERS.get(name) ?? null;
}
