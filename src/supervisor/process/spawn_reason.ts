import { OsError } from "../../os/os.ts";
import { errnoText } from "../../text/python/errno_text.ts";

/** Why a spawn failed, as the original tells it; what it cannot meet bears its own reason (PROC-008..010). */
export function spawnReason(name: string, error: unknown, { step }: { readonly step: "pipes" | "fork" }): string {
  if (!(error instanceof OsError)) return errnoText(error);
  const { code } = error;
  if (step === "pipes") {
    if (code === "EMFILE") return `too many open files to spawn '${name}'`;
    return `unknown error making dispatchers for '${name}': ${code}`;
  }
  if (code === "EAGAIN") return `Too many processes in process table to spawn '${name}'`;
  return `unknown error during fork for '${name}': ${code}`;
}
