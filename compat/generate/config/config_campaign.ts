import type { Campaign } from "../campaign.ts";
import { type ConfigCase, EMPTY_FOLDERS, MAIN_FILE, textOf } from "./config_case.ts";
import { generateConfig } from "./generate_config.ts";
import { OurReader } from "./our_reader.ts";
import { configOutcomes } from "./outcomes.ts";
import { ReferenceReader } from "./reference_reader.ts";
import { smallerConfig } from "./smaller_config.ts";

/** Configurations, read by the original's parser and by ours. */
export interface ConfigCampaign extends Campaign<ConfigCase>, AsyncDisposable {}

/** Starts the original's parser; the cases are written to a folder of their own, one after the other. */
export async function configCampaign(bin: string): Promise<ConfigCampaign> {
  const cwd = await Deno.makeTempDir({ prefix: "mv-generate-" });
  const env = { PATH: "/usr/bin:/bin", HOME: cwd, TMPDIR: "/tmp", LANG: "C.UTF-8", X: "x%y", N: "7" };
  const reference = await ReferenceReader.start(bin, { cwd, env });
  const ours = new OurReader({ cwd, env });
  return {
    name: "config",
    generate: generateConfig,
    smaller: smallerConfig,
    async compare(tried) {
      writeFiles(cwd, tried);
      const path = `${cwd}/${MAIN_FILE}`;
      return configOutcomes(await reference.read(path), ours.read(path));
    },
    show: ({ files }) => files.map((file) => `--- ${file.path}\n${shown(textOf(file))}`).join(""),
    async [Symbol.asyncDispose]() {
      await reference[Symbol.asyncDispose]();
      await Deno.remove(cwd, { recursive: true });
    },
  };
}

function writeFiles(cwd: string, { files }: ConfigCase): void {
  for (const entry of [...Deno.readDirSync(cwd)]) Deno.removeSync(`${cwd}/${entry.name}`, { recursive: true });
  for (const folder of EMPTY_FOLDERS) Deno.mkdirSync(`${cwd}/${folder}`);
  for (const file of files) Deno.writeTextFileSync(`${cwd}/${file.path}`, textOf(file));
}

/** Characters that a person would not see, as escapes. */
function shown(text: string): string {
  return text.replaceAll(
    /[^\n -~]/gu,
    (character) => JSON.stringify(character).slice(1, -1).replace(/^[^\\]/u, escape),
  );
}

function escape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
