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
  liveness_check_script: {
    values: "an http URL, tcp://host:port, unix:///path, or a program with its arguments",
    default: "",
    meaning: "What is asked with each period whether it is alive, while it is RUNNING.",
    since: "monovisor",
  },
  liveness_check_initial_delay: {
    values: "seconds",
    default: "60",
    meaning: "When it is asked first, once it is RUNNING.",
    since: "monovisor",
  },
  liveness_check_period: {
    values: "seconds",
    default: "60",
    meaning: "From one check to the next.",
    since: "monovisor",
  },
  liveness_check_timeout: {
    values: "seconds",
    default: "30",
    meaning: "A check that takes longer has failed, and is killed with its whole process group.",
    since: "monovisor",
  },
  liveness_check_success_threshold: {
    values: "a whole number",
    default: "1",
    meaning: "So many checks in a row must succeed before it counts as alive again.",
    since: "monovisor",
  },
  liveness_check_failure_threshold: {
    values: "a whole number",
    default: "3",
    meaning: "So many checks in a row must fail before anything is done.",
    since: "monovisor",
  },
  liveness_check_failure_action: {
    values: "restart, stop, none",
    default: "restart",
    meaning: "What is done then, or when watchdog_secs are over. It is logged in any case, once.",
    since: "monovisor",
  },
  liveness_check_success_action: {
    values: "log, none",
    default: "none",
    meaning: "Logs that the first checks have succeeded, too.",
    since: "monovisor",
  },
  watchdog_secs: {
    values: "seconds",
    default: "0",
    meaning: "How often it has to send WATCHDOG=1 to its NOTIFY_SOCKET while it is RUNNING; 0: it need not.",
    since: "monovisor",
  },
} as const satisfies Keys;
