/** Removes what is at a path, if anything is. */
export async function removeIfThere(path: string, options: Deno.RemoveOptions = {}): Promise<void> {
  await Deno.remove(path, options).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
}
