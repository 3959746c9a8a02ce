import type { Keys } from "./key.ts";

/** The options of [group:x]. */
export const GROUP_KEYS = {
  programs: {
    values: "names, separated by commas",
    default: "",
    meaning: "The programs of the group.",
    since: "Supervisor",
  },
  priority: {
    values: "a whole number",
    default: "999",
    meaning: "Groups with low numbers start first and stop last.",
    since: "Supervisor",
  },
} as const satisfies Keys;

/** What an [fcgi-program:x] knows beside the options of programs. */
export const FCGI_KEYS = {
  socket: {
    values: "tcp://host:port or unix:///path",
    default: "",
    meaning: "The listening socket that is the stdin of all processes of the program; it has to be set.",
    since: "Supervisor",
  },
  socket_backlog: {
    values: "1 to 65535",
    default: "",
    meaning: "How many connections wait at the socket at most; as many as the system allows unless set.",
    since: "Supervisor",
  },
  socket_owner: {
    values: "user or user:group",
    default: "",
    meaning: "The owner of a unix socket; the user of the program unless set.",
    since: "Supervisor",
  },
  socket_mode: {
    values: "octal digits",
    default: "",
    meaning: "The permissions of a unix socket; 0700 unless set.",
    since: "Supervisor",
  },
} as const satisfies Keys;

/** What an [eventlistener:x] knows beside the options of programs. */
export const LISTENER_KEYS = {
  events: {
    values: "event types, separated by commas",
    default: "",
    meaning: "The events that it is told; they have to be set.",
    since: "Supervisor",
  },
  buffer_size: {
    values: "a whole number above 0",
    default: "10",
    meaning: "How many events wait at most while all its processes are busy.",
    since: "Supervisor",
  },
  result_handler: {
    values: "package.module:function",
    default: "supervisor.dispatchers:default_handler",
    meaning: "What judges the results of the listener, by its name in Python.",
    since: "Supervisor",
  },
  priority: {
    values: "a whole number",
    default: "",
    meaning: "Low numbers start first and stop last; -1, which is before all programs, unless set.",
    since: "Supervisor",
  },
} as const satisfies Keys;

/** The options of [include]. */
export const INCLUDE_KEYS = {
  files: {
    values: "patterns with * and ?, separated by blanks",
    default: "",
    meaning: "More configuration files, read in this order.",
    since: "Supervisor",
  },
} as const satisfies Keys;

/** What an [rpcinterface:x] needs; its other options are its own. */
export const RPCINTERFACE_KEYS = {
  "supervisor.rpcinterface_factory": {
    values: "package.module:function",
    default: "",
    meaning: "What makes the interface, by its name in Python; it has to be set.",
    since: "Supervisor",
  },
} as const satisfies Keys;

/** What a [ctlplugin:x] needs; its other options are its own. */
export const CTLPLUGIN_KEYS = {
  "supervisor.ctl_factory": {
    values: "package.module:function",
    default: "",
    meaning: "What makes the plugin, by its name in Python; it has to be set.",
    since: "Supervisor",
  },
} as const satisfies Keys;
