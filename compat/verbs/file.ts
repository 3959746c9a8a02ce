import type { Session } from "../session.ts";
import type { Step } from "../spec.ts";

/** `write PATH <<EOF`: replaces the file by the body. */
export async function write(session: Session, step: Step): Promise<undefined> {
  await Deno.writeTextFile(session.sandbox.path(step.rest), session.fill(step.body ?? ""));
}

/** `append PATH <<EOF`: adds the body to the file. */
export async function append(session: Session, step: Step): Promise<undefined> {
  await Deno.writeTextFile(session.sandbox.path(step.rest), session.fill(step.body ?? ""), { append: true });
}
