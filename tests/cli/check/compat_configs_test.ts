import { assertEquals } from "@std/assert";
import { Random } from "../../../compat/generate/random.ts";
import { MAIN_FILE, textOf } from "../../../compat/generate/config/config_case.ts";
import { generateConfig } from "../../../compat/generate/config/generate_config.ts";
import { checkConfig } from "../../../src/config/check/check_config.ts";
import { loadConfig } from "../../../src/config/load.ts";
import type { ConfigEnvironment } from "../../../src/config/model/config_environment.ts";
import { ConfigError } from "../../../src/config/model/config_error.ts";
import { brokenInterface } from "../../../src/config/sections/broken_interface.ts";
import { fakeConfigEnvironment } from "../../config/fake_config_environment.ts";

/*
 * Whatever the daemon refuses is refused with the same sentence, and nothing else is: with all configurations of the
 * specs, and with generated ones.
 */
const SPECS = new URL("../../../compat/specs/", import.meta.url);
const HEAD = Deno.readTextFileSync(new URL("head.conf", SPECS));
const GENERATED = 500;
const DIRECTORIES = ["/work/conf.d", "/bin", "/var/log"];
const VARIABLES = { HOME: "/work", PORT: "9001", DIR: "/work", FIXTURES: "/fixtures", PATH: "/bin", N: "7" };

function assertAgrees(environment: ConfigEnvironment, path: string, text: string): void {
  const { findings } = checkConfig({ path, environment, portable: true, facts: () => [] });
  const [first] = findings.filter(({ level }) => level === "error");
  assertEquals(first?.message ?? null, refusal(path, environment), text);
}

function refusal(path: string, environment: ConfigEnvironment): string | null {
  try {
    return brokenInterface(loadConfig({ path, environment }))?.message ?? null;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message;
  }
}

function world(files: Readonly<Record<string, string>>): ConfigEnvironment {
  return fakeConfigEnvironment({ files, directories: DIRECTORIES, variables: VARIABLES });
}

function* files(folder: URL): Generator<URL> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* files(new URL(`${name}/`, folder));
    else yield new URL(name, folder);
  }
}

/** The configurations of a file: of a spec each `refused` line is one. */
function configsIn(file: URL): readonly string[] {
  if (!/\.(conf|txt)$/.test(file.pathname)) return [];
  const text = Deno.readTextFileSync(file);
  if (file.pathname.endsWith("/programs.conf")) return [`${HEAD}\n${text}`];
  if (file.pathname.endsWith(".conf")) return [text];
  return Array.from(text.matchAll(/^refused (.*)$/gm), ([, line = ""]) => line.split(" | ").join("\n"));
}

Deno.test("checkConfig() refuses of all configurations of the specs what the daemon refuses, in the same words", () => {
  const texts = [...files(SPECS)].flatMap(configsIn);
  assertEquals(texts.length > 300, true);
  for (const text of texts) assertAgrees(world({ "/work/s.conf": text }), "/work/s.conf", text);
});

Deno.test("checkConfig() refuses of generated configurations what the daemon refuses, in the same words", () => {
  const random = new Random(Number(Deno.env.get("MONOVISOR_FUZZ_SEED") ?? 1));
  for (let count = 0; count < GENERATED; count++) {
    const generated = generateConfig(random).files;
    const texts = Object.fromEntries(generated.map((file) => [`/work/${file.path}`, textOf(file)]));
    assertAgrees(world(texts), `/work/${MAIN_FILE}`, JSON.stringify(texts));
  }
});
