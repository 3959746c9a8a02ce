const FOLDER = new URL("../golden/clients/", import.meta.url).pathname;

/** The transcript that a client's driver must give on either daemon; undefined when none was recorded. */
export async function readGolden(client: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(`${FOLDER}${client}.txt`);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Records what the original gave. */
export async function writeGolden(client: string, transcript: string): Promise<void> {
  await Deno.mkdir(FOLDER, { recursive: true });
  await Deno.writeTextFile(`${FOLDER}${client}.txt`, transcript);
}
