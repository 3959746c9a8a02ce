import { errnoText } from "../src/text/python/errno_text.ts";

/** Runs a write to stdout or stderr; what goes wrong becomes a sentence for tellFailure(). */
export function writeOut<T>(name: "stdout" | "stderr", write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new Error(`Cannot write to ${name}: ${errnoText(error)}`, { cause: error });
  }
}
