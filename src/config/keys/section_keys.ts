import type { Key, Keys } from "./key.ts";
import { CTLPLUGIN_KEYS, FCGI_KEYS, GROUP_KEYS, INCLUDE_KEYS, LISTENER_KEYS, RPCINTERFACE_KEYS } from "./other_keys.ts";
import { PROGRAM_KEYS } from "./program_keys.ts";
import { INET_SERVER_KEYS, UNIX_SERVER_KEYS } from "./server_keys.ts";
import { SUPERVISORCTL_KEYS } from "./supervisorctl_keys.ts";
import { SUPERVISORD_KEYS } from "./supervisord_keys.ts";

/** All options by the section that has them; a name that ends in "*" stands for all that begin so. */
export const SECTION_KEYS = {
  supervisord: SUPERVISORD_KEYS,
  "unix_http_server*": UNIX_SERVER_KEYS,
  "inet_http_server*": INET_SERVER_KEYS,
  supervisorctl: SUPERVISORCTL_KEYS,
  "program:*": PROGRAM_KEYS,
  /** Ours alone: what programs have that lack an option. */
  "program-default": PROGRAM_KEYS,
  "fcgi-program:*": { ...PROGRAM_KEYS, ...FCGI_KEYS },
  "eventlistener:*": { ...PROGRAM_KEYS, ...LISTENER_KEYS },
  "group:*": GROUP_KEYS,
  "rpcinterface:*": RPCINTERFACE_KEYS,
  "ctlplugin:*": CTLPLUGIN_KEYS,
  include: INCLUDE_KEYS,
} as const satisfies Readonly<Record<string, Keys>>;

/** A row of the table of all options. */
export type KeyRow = Key & {
  readonly section: string;
  readonly name: string;
};

/** The table of all options: those of one section together. */
export function keyTable(): readonly KeyRow[] {
  return Object.entries<Keys>(SECTION_KEYS).flatMap(([section, keys]) =>
    Object.entries(keys).map(([name, key]) => ({ section, name, ...key }))
  );
}
