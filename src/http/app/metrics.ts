import type { HttpHandler } from "./app.ts";
import { errorPage } from "./error_page.ts";

/** GET /metrics, for Prometheus. `text` is in its text format. */
export function metrics(text: () => Promise<string>): HttpHandler {
  return {
    matches: ({ path }) => path === "/metrics",
    async handle({ head }) {
      if (head.method !== "GET" && head.method !== "HEAD") return errorPage(400);
      const body = new TextEncoder().encode(await text());
      return {
        status: 200,
        headers: [["Content-Type", "text/plain; version=0.0.4; charset=utf-8"], [
          "Content-Length",
          String(body.length),
        ]],
        body,
      };
    },
  };
}
