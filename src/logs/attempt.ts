import { reasonOf } from "../text/reason_of.ts";
import type { Logger } from "./logger.ts";

/**
 * Does what must not keep its caller from going on, whatever it throws: that is told as "Cannot <what>: <why>". Gives
 * whether it went well.
 */
export function attempt(what: string, action: () => void, { logger }: { readonly logger: Logger }): boolean {
  try {
    action();
    return true;
  } catch (error) {
    logger.log("critical", `Cannot ${what}: ${reasonOf(error)}`);
    return false;
  }
}
