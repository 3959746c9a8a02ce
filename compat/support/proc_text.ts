/** A file under /proc; "" for what is gone, or of a kernel that does not tell it. */
export function procText(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Error) return "";
    throw error;
  }
}
