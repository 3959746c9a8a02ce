const CORPUS = new URL("../corpus", import.meta.url).pathname;

/** The inputs kept for an area, by the names of their files. */
export function readCorpus(area: string): readonly Uint8Array[] {
  const folder = `${CORPUS}/${area}`;
  const names = [...Deno.readDirSync(folder)].map((entry) => entry.name).toSorted();
  return names.map((file) => Deno.readFileSync(`${folder}/${file}`));
}
