/** Compiles a program in C into the file `target`; false where there is no compiler, or none that takes it. */
export async function compileC(source: string, target: string): Promise<boolean> {
  const args = ["-O2", "-o", target, source];
  try {
    return (await new Deno.Command("cc", { args, stdin: "null", stdout: "null", stderr: "null" }).output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
