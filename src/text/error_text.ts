import { errnoText } from "./python/errno_text.ts";

/**
 * An error that nobody expected, for a log line or a person: its name and message, the message alone where the name
 * says nothing. Never its stack, which names our own sources and helps nobody who runs us.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = errnoText(error);
  return error.name === "Error" ? text : `${error.name}: ${text}`;
}
