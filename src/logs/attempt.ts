import { errnoText } from "../text/python/errno_text.ts";
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
    logger.log("critical", `Cannot ${what}: ${errnoText(error)}`);
    return false;
  }
}
