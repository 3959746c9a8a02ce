import { ValueError } from "../../text/python/value_error.ts";
import type { FaultPlace } from "../model/fault_place.ts";

/** A ValueError that tells where the text is written; its message is the same. */
export class LocatedError extends ValueError {
  constructor(message: string, readonly at: FaultPlace) {
    super(message);
  }
}

/** Runs `read`; a ValueError of it gets the place of this option, or section, unless it has one. */
export function located<T>(section: string, option: string | null, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ValueError) || error instanceof LocatedError) throw error;
    throw new LocatedError(error.message, { kind: "option", section, option });
  }
}

/** What is wrong with this option, or this section, to be thrown. */
export function faultOf(section: string, option: string | null, message: string): LocatedError {
  return new LocatedError(message, { kind: "option", section, option });
}
