import type { Parts } from "../compiled/part_table.ts";

/** Fields of the ELF header, 64 bits: elf(5). */
const HEADER = { size: 64, sectionTable: 0x28, sectionSize: 0x3a, sectionCount: 0x3c } as const;

/**
 * Makes the base of an executable: what `deno compile` put its program behind in `executable`, and the files of `folder`
 * behind that. Gives where they stand.
 */
export async function baseWithParts(executable: string, folder: string, base: string): Promise<Parts> {
  await Deno.copyFile(executable, base);
  using file = await Deno.open(base, { read: true, write: true });
  let offset = elfEnd(await head(file));
  await file.truncate(offset);
  await file.seek(offset, Deno.SeekMode.Start);
  const writer = file.writable.getWriter();
  const parts: Record<string, Parts[string]> = {};
  for (const name of Array.from(Deno.readDirSync(folder), ({ name }) => name).sort()) {
    const bytes = await Deno.readFile(`${folder}/${name}`);
    await writer.write(bytes);
    parts[name] = { offset, size: bytes.length };
    offset += bytes.length;
  }
  return parts;
}

async function head(file: Deno.FsFile): Promise<DataView> {
  const bytes = new Uint8Array(HEADER.size);
  if (await file.read(bytes) !== bytes.length) throw new Error("Cannot make the base: it has no ELF header");
  return new DataView(bytes.buffer);
}

/** A linker puts the table of sections last. */
function elfEnd(header: DataView): number {
  const table = Number(header.getBigUint64(HEADER.sectionTable, true));
  return table + header.getUint16(HEADER.sectionSize, true) * header.getUint16(HEADER.sectionCount, true);
}
