/** Unpacks all files of a folder that gzip has packed, under their names without ".gz". */
export async function unpack(folder: string): Promise<void> {
  for (const { name } of [...Deno.readDirSync(folder)].filter(({ name }) => name.endsWith(".gz"))) {
    const packed = await Deno.open(`${folder}/${name}`);
    const plain = packed.readable.pipeThrough(new DecompressionStream("gzip"));
    await Deno.writeFile(`${folder}/${name.slice(0, -".gz".length)}`, plain, { createNew: true });
    await Deno.remove(`${folder}/${name}`);
  }
}
