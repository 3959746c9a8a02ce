import { assertEquals } from "@std/assert";
import { BINUTILS } from "../../../../cli/dev/debian.ts";
import { keeperCode } from "../../../../src/os/linux/keeper/keeper_code.ts";
import { lackOf } from "../../../support/lack_of.ts";
import { skippable } from "../../../support/skippable.ts";

const SOURCES = new URL("../../../../src/os/linux/keeper/", import.meta.url);

async function run(command: string, args: readonly string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(command, { args: [...args], stdin: "null" }).output();
  if (!success) throw new Error(`${command}: ${new TextDecoder().decode(stderr)}`);
}

async function assembled(arch: "x86_64" | "aarch64"): Promise<Uint8Array> {
  const folder = await Deno.makeTempDir();
  try {
    const source = new URL(`keeper_${arch}.s`, SOURCES).pathname;
    await run(`${arch}-linux-gnu-as`, ["-o", `${folder}/keeper.o`, source]);
    await run(`${arch}-linux-gnu-objcopy`, ["-O", "binary", "-j", ".text", `${folder}/keeper.o`, `${folder}/keeper`]);
    return await Deno.readFile(`${folder}/keeper`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const noAssembler = await lackOf(BINUTILS);

for (const arch of ["x86_64", "aarch64"] as const) {
  Deno.test(skippable(`keeperCode() is what the assembler makes of keeper_${arch}.s`, noAssembler), async () => {
    assertEquals(keeperCode(arch), await assembled(arch));
  });
}
