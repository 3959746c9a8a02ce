import { orEndOfInput } from "../../shell/or_end_of_input.ts";
import type { Session } from "../../shell/session.ts";

/** Whether to go on: asks in the shell or with -i, otherwise yes (CTL-057). Throws EOFError at the end of input. */
export async function askForConsent(session: Session, question: string): Promise<boolean> {
  if (!session.interactive) return true;
  const answer = orEndOfInput(await session.terminal.readLine(question));
  return answer.toLowerCase().startsWith("y");
}
