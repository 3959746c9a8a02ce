import { ERRNO } from "./errno.ts";
import { OsError } from "./os.ts";

/**
 * The OsError of a failed `call`, by the number or the symbolic name of its errno. A number without a name gets
 * "E<number>" and glibc's "Unknown error" text.
 */
export function osError(call: string, errno: number | string): OsError {
  const number = typeof errno === "number" ? errno : numberOf(errno);
  const [code, text] = ERRNO[number] ?? [`E${number}`, `Unknown error ${number}`];
  return new OsError(call, number, code, text);
}

function numberOf(code: string): number {
  const found = Object.entries(ERRNO).find(([, [name]]) => name === code);
  if (found === undefined) throw new Error(`Cannot make an OsError: there is no errno ${code}`);
  return Number(found[0]);
}
