import { tellFailure } from "./tell_failure.ts";

/** What is thrown where nobody waits for it ends this program with a sentence, too. Not for a daemon, which goes on. */
export function endWithSentence(): void {
  addEventListener("error", ({ error }) => Deno.exit(tellFailure(error)));
  addEventListener("unhandledrejection", ({ reason }) => Deno.exit(tellFailure(reason)));
}
