import type { Keys } from "./key.ts";

/** How it is known that a program is ready, and that it is alive. */
export const PROBE_KEYS = {
  type: {
    values: "simple, oneshot",
    default: "simple",
    meaning: "A oneshot is RUNNING while it works and EXITED after; with a status in exitcodes it was a success.",
    since: "monovisor",
  },
  ready: {
    values: "notify, or fd:N",
    default: "",
    meaning: "It is RUNNING only once it has sent READY=1 to its NOTIFY_SOCKET, or a newline on its descriptor N.",
    since: "monovisor",
  },
  ready_port: {
    values: "a port, host:port, or the path of a unix socket",
    default: "",
    meaning: "It is RUNNING only once somebody listens there.",
    since: "monovisor",
  },
  ready_http: {
    values: "an http URL",
    default: "",
    meaning: "It is RUNNING only once a GET is answered with 2xx or 3xx.",
    since: "monovisor",
  },
  ready_cmd: {
    values: "a program with its arguments",
    default: "",
    meaning: "It is RUNNING only once this exits 0, run as the program is: as its user, with its environment.",
    since: "monovisor",
  },
  ready_log_line: {
    values: "a regular expression (of JavaScript, with u)",
    default: "",
    meaning: "It is RUNNING only once it has printed a line in which this is found.",
    since: "monovisor",
  },
  ready_timeout: {
    values: "seconds",
    default: "60",
    meaning: "A program that is not ready by then is killed: its start has failed.",
    since: "monovisor",
  },
} as const satisfies Keys;
