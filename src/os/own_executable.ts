/** The file of this program. Where its path is not UTF-8 the runtime does not tell it: a name that leads to it. */
export function ownExecutable(): string {
  try {
    return Deno.execPath();
  } catch (error) {
    if (!(error instanceof Deno.errors.InvalidData)) throw error;
    return "/proc/self/exe";
  }
}
