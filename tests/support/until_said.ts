import { until } from "./until.ts";

/** Waits until a file holds the text, and gives all that it holds then. */
export async function untilSaid(path: string, text: string): Promise<string> {
  return await until(`${path} to say "${text}"`, async () => {
    const said = await Deno.readTextFile(path);
    return said.includes(text) ? said : undefined;
  });
}
