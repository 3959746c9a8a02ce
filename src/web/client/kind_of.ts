/** What people count: the states, put together. Runs in the browser. */
export type Kind = "running" | "failed" | "changing" | "stopped";

export function kindOf(state: string): Kind {
  switch (state) {
    case "RUNNING":
      return "running";
    case "FATAL":
    case "BACKOFF":
    case "UNKNOWN":
      return "failed";
    case "STARTING":
    case "STOPPING":
      return "changing";
    default:
      return "stopped";
  }
}
