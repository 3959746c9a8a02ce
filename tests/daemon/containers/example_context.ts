const DIST = new URL("../../../dist", import.meta.url).pathname;

/** The example of an image. */
export const EXAMPLE = new URL("../../examples/container", import.meta.url).pathname;

/** The folder of the example with the executable, as the Dockerfile asks for it; it goes when disposed. */
export async function exampleContext() {
  const folder = await Deno.makeTempDir({ prefix: "container-" });
  for (const { name } of Deno.readDirSync(EXAMPLE)) await Deno.copyFile(`${EXAMPLE}/${name}`, `${folder}/${name}`);
  await Deno.symlink(`${DIST}/supervisord`, `${folder}/supervisord`);
  return { folder, [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }) };
}
