import { errorText } from "../text/error_text.ts";
import type { Check } from "./check.ts";
import { requestHeaders, statusProblem } from "./http_request.ts";
import type { ProbeWorld } from "./probe_world.ts";

/** Whether a GET by HTTPS is answered with 2xx or 3xx; no redirection is followed. */
export function httpsCheck(url: string, { sockets, turns }: Pick<ProbeWorld, "sockets" | "turns">): Check {
  const headers = requestHeaders(url);
  const bare = new URL(url);
  bare.username = bare.password = "";
  return (onAnswer) => {
    const aborting = new AbortController();
    const { signal } = aborting;
    const tell = (problem: string | null) => {
      if (!signal.aborted) turns.run(() => onAnswer(problem));
    };
    sockets.httpsStatus(bare.href, { signal, headers }).then(
      (status) => tell(statusProblem(status)),
      (error) => tell(errorText(error)),
    ).catch(reportError);
    return { [Symbol.dispose]: () => aborting.abort() };
  };
}
