import type { Outlets } from "../../src/output/sinks/log.ts";

/** For what writes to files alone. */
export const NO_OUTLETS: Outlets = {
  stream: (path) => {
    throw new Error(`Cannot happen: ${path} is written to`);
  },
  syslog: () => {
    throw new Error("Cannot happen: nothing goes to syslog");
  },
  lose: () => {},
};
