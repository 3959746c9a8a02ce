import { ValueError } from "../../text/python/value_error.ts";

/** Runs `convert`; whatever ValueError it throws is replaced by one that says `message`. */
export function replaceError<T>(message: string, convert: () => T): T {
  try {
    return convert();
  } catch (error) {
    if (error instanceof ValueError) throw new ValueError(message);
    throw error;
  }
}
