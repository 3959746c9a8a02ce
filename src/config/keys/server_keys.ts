import type { Keys } from "./key.ts";

/** What both kinds of server know. */
const COMMON = {
  username: {
    values: "text",
    default: "",
    meaning: "The name that the server asks for; it asks nobody unless set.",
    since: "Supervisor",
  },
  password: {
    values: "text, or {SHA} and a SHA-1 in hexadecimal digits",
    default: "",
    meaning: "The password that belongs to username.",
    since: "Supervisor",
  },
  allow_cross_site: {
    values: "true, false",
    default: "false",
    meaning: "What a browser sends for the page of another site acts, too.",
    since: "monovisor",
    example: "true",
  },
} as const satisfies Keys;

const ALLOWED_HOSTS = {
  values: "names, separated by commas",
  default: "",
  meaning: "Names that browsers may use without a password, beside addresses and this host's name.",
  since: "monovisor",
  example: "box.example",
} as const;

/** The options of [inet_http_server]. */
export const INET_SERVER_KEYS = {
  port: {
    values: "port, host:port or *:port",
    default: "",
    meaning: "The TCP address to listen at; it has to be set.",
    since: "Supervisor",
  },
  ...COMMON,
  allowed_hosts: ALLOWED_HOSTS,
} as const satisfies Keys;

/** The options of [unix_http_server]. */
export const UNIX_SERVER_KEYS = {
  file: {
    values: "a path",
    default: "",
    meaning: "The socket to listen at; it has to be set.",
    since: "Supervisor",
  },
  chmod: {
    values: "octal digits",
    default: "0700",
    meaning: "The permissions of the socket.",
    since: "Supervisor",
  },
  chown: {
    values: "user or user:group",
    default: "",
    meaning: "The owner of the socket.",
    since: "Supervisor",
  },
  ...COMMON,
  allowed_hosts: ALLOWED_HOSTS,
} as const satisfies Keys;

/** An option of [inet_http_server]. */
export type InetServerKey = keyof typeof INET_SERVER_KEYS;

/** An option of [unix_http_server]. */
export type UnixServerKey = keyof typeof UNIX_SERVER_KEYS;
