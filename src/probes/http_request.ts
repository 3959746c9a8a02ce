import { MONOVISOR } from "../text/version.ts";

/** What we say of ourselves to whom we ask, and the name and password that stand in the URL. */
export function requestHeaders(url: string): Readonly<Record<string, string>> {
  const { username, password } = new URL(url);
  const secret = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    "User-Agent": MONOVISOR.replace(" ", "/"),
    Accept: "*/*",
    ...secret === ":" ? {} : { Authorization: `Basic ${new TextEncoder().encode(secret).toBase64()}` },
  };
}

/** Why an answer with this status is not well; null for 2xx and 3xx. */
export function statusProblem(status: number): string | null {
  return status >= 200 && status < 400 ? null : `the status is ${status}`;
}
