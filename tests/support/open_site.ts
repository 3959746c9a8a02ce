import type { Site } from "../../src/http/app/site.ts";

/** A server without a password, and with no name but those that all have. */
export const OPEN_SITE: Site = { section: "inet_http_server", allowCrossSite: false, names: [], token: "7oken" };
