/** The class of a state's cell (Compat: WEB-003). Also runs in the browser. */
export function stateClass(state: string): "statusrunning" | "statuserror" | "statusnominal" {
  if (state === "RUNNING") return "statusrunning";
  return state === "FATAL" || state === "BACKOFF" ? "statuserror" : "statusnominal";
}
