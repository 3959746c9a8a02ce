import type { Keys } from "./key.ts";

/** The options of [supervisorctl]. */
export const SUPERVISORCTL_KEYS = {
  serverurl: {
    values: "http://host:port or unix:///path",
    default: "http://localhost:9001",
    meaning: "How supervisorctl reaches supervisord.",
    since: "Supervisor",
  },
  username: {
    values: "text",
    default: "",
    meaning: "The name that the server asks for.",
    since: "Supervisor",
  },
  password: {
    values: "text",
    default: "",
    meaning: "The password that the server asks for.",
    since: "Supervisor",
  },
  prompt: {
    values: "text",
    default: "supervisor",
    meaning: "The prompt of the shell.",
    since: "Supervisor",
  },
  history_file: {
    values: "a path",
    default: "",
    meaning: "Where the shell keeps its history; nowhere unless set.",
    since: "Supervisor",
  },
  color: {
    values: "auto, never",
    default: "",
    meaning: "Colours on terminals (NO_COLOR=1 for none), or never; in the shell alone unless set.",
    since: "monovisor",
    example: "auto",
    recommended: true,
  },
} as const satisfies Keys;

/** An option of [supervisorctl]. */
export type SupervisorctlKey = keyof typeof SUPERVISORCTL_KEYS;
