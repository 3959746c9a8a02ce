import { actionHref } from "./action_href.ts";
import { urlQuote } from "./url_quote.ts";

export interface ProcessAction {
  readonly text: string;
  /** Relative to the page, not escaped. */
  readonly href: string;
  /** Opens in a window of its own. */
  readonly external: boolean;
}

export interface ProcessActionsOptions {
  readonly state: string;
  readonly token: string | null;
  /** A link to what cannot be undone asks before. */
  readonly asks: boolean;
}

/** The five places of a row's action cell; null is an empty one (Compat: WEB-004, WEB-005). Also runs in the browser. */
export function processActions(
  namespec: string,
  { state, token, asks }: ProcessActionsOptions,
): readonly (ProcessAction | null)[] {
  const name = urlQuote(namespec);
  const act = (text: string, action: string, options = { token, asks: false }): ProcessAction => (
    { text, href: actionHref(`processname=${name}&action=${action}`, options), external: false }
  );
  const follow = (text: string, path: string): ProcessAction => ({ text, href: `logtail/${path}`, external: true });
  const always = [
    act("Clear Log", "clearlog", { token, asks }),
    follow("Tail -f Stdout", name),
    follow("Tail -f Stderr", `${name}/stderr`),
  ];
  if (state === "RUNNING") return [act("Restart", "restart"), act("Stop", "stop"), ...always];
  const idle = state === "STOPPED" || state === "EXITED" || state === "FATAL";
  return [idle ? act("Start", "start") : null, null, ...always];
}
