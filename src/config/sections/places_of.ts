import { ValueError } from "../../text/python/value_error.ts";
import type { SectionReader } from "../ini/section_reader.ts";
import { type LogPlaces, logPlaces } from "../values/log_places.ts";

/**
 * The list of places that is written for this option of the original's, null for none. Lists are ours, and what is wrong
 * with one is told as of an option of ours.
 */
export function placesOf<Name extends string>(
  { fault }: Pick<SectionReader<Name>, "fault">,
  { name, value }: { readonly name: Name; readonly value: string },
): LogPlaces | null {
  try {
    return logPlaces(value);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw fault(name, error.message);
  }
}
