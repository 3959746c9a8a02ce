import { ValueError } from "../../text/python/value_error.ts";
import { LocatedError } from "../ini/located_error.ts";
import { ConfigError } from "../model/config_error.ts";

/** Runs `read` and turns the ValueError of any conversion in it into a ConfigError with the same text. */
export function asConfigError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new ConfigError(error.message, error instanceof LocatedError ? error.at : null);
  }
}
