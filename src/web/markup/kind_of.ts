/** What people count: the states, put together. */
export type Kind = "running" | "failed" | "changing" | "stopped";

export interface KindOptions {
  readonly state: string;
  /** It has come to an end that nobody wanted. */
  readonly hasFailed: boolean;
  /** It is to be started, as soon as something else is. */
  readonly isWaiting: boolean;
}

export function kindOf({ state, hasFailed, isWaiting }: KindOptions): Kind {
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
      if (hasFailed) return "failed";
      return isWaiting ? "changing" : "stopped";
  }
}
