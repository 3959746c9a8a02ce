/** A server as the pages know it, and logs of which there are none. */
export const SERVER = {
  transport: "inet",
  section: "inet_http_server",
  credentials: null,
  allowCrossSite: false,
  allowedHosts: [],
  host: "127.0.0.1",
  port: 9001,
} as const;
export const NO_LOGS = { childLog: () => null, mainLog: () => null, modified: () => null, async *follow() {} };
