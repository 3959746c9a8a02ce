import type { Config } from "../model/config.ts";

/** The factory that the built-in interface answers to; its section may be missing (CFG-145). */
export const BUILT_IN_FACTORY = "supervisor.rpcinterface:make_main_rpcinterface";

/** An [rpcinterface:x] section that the daemon cannot go on with. */
export interface BrokenInterface {
  /** Where it stands among the interfaces: those before it can be made. */
  readonly index: number;
  /** The text after "Error: ". */
  readonly message: string;
  /** Why, as Python words it. */
  readonly reason: string;
}

/**
 * The first interface that cannot be made, where there is a server for it: the built-in factory takes no options, not
 * even those that [DEFAULT] gives to every section (CFG-146, CFG-012). null when there is none.
 */
export function brokenInterface({ servers, rpcinterfaces }: Config): BrokenInterface | null {
  if (servers.length === 0) return null;
  for (const [index, { name, factory, options }] of rpcinterfaces.entries()) {
    const [option] = Object.keys(options);
    if (factory !== BUILT_IN_FACTORY || option === undefined) continue;
    // "supervisord" is the one parameter that the factory has
    const problem = option === "supervisord" ? "multiple values for" : "an unexpected keyword";
    return {
      index,
      message: `Could not make ${name} rpc interface`,
      reason: `TypeError: make_main_rpcinterface() got ${problem} argument '${option}'`,
    };
  }
  return null;
}
