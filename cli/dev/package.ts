import { parseArgs } from "@std/cli/parse-args";
import { compiledCommands } from "./compiled_commands.ts";
import { archive } from "./package/archive.ts";
import { debianPackage } from "./package/debian/debian_package.ts";
import { product } from "./package/product.ts";
import { told } from "./told.ts";

const USAGE = `task package [--level N] [--output DIR]
Makes an archive and a Debian package of supervisord, and SHA256SUMS, in dist/.
--level N     how hard xz tries, 0 to 9; 6 unless given
--output DIR  where to put them`;

/** Where the packages are put, and how hard to try. */
interface Output {
  readonly folder: string;
  readonly level: number;
}

/** Compiles and packs. Of the same executable come the same bytes. */
async function makePackages({ folder, level }: Output): Promise<void> {
  const made = await product(await compiledCommands({ anew: true }));
  await Deno.mkdir(folder, { recursive: true });
  let sums = "";
  for (const pack of [archive, debianPackage]) {
    const { name, bytes } = await pack(made, { level });
    await Deno.writeFile(`${folder}/${name}`, bytes);
    sums += `${new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex()}  ${name}\n`;
    console.log(`${folder}/${name}  ${(bytes.length / 1e6).toFixed(1)} MB`);
  }
  await Deno.writeTextFile(`${folder}/SHA256SUMS`, sums);
}

async function packageTask(): Promise<void> {
  const { level, output, help } = parseArgs(Deno.args, {
    boolean: ["help"],
    string: ["level", "output"],
    default: { level: "6", output: "dist" },
    unknown: (argument: string) => {
      throw new Error(`Cannot take '${argument}'\n${USAGE}`);
    },
  });
  if (help) return console.log(USAGE);
  if (!/^[0-9]$/.test(level)) throw new Error(`Cannot take '${level}' for a level\n${USAGE}`);
  await makePackages({ folder: output, level: Number(level) });
}

Deno.exit(await told(packageTask));
