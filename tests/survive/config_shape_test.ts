import { assert, assertEquals } from "@std/assert";
import { configEnvironment } from "../../cli/daemon/config_environment.ts";
import { configReader } from "../../cli/daemon/config_reader.ts";
import { SAMPLE_CONF } from "../../cli/sample_conf.ts";
import type { Config } from "../../src/config/model/config.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import { LinuxOs } from "../../src/os/linux/linux.ts";
import { configShape } from "../../src/survive/config_shape.ts";
import "../support/open_libc.ts";

const SPECS = new URL("../../compat/specs", import.meta.url).pathname;
const os = new LinuxOs();

function* programFiles(folder: string): Generator<string> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* programFiles(`${folder}/${name}`);
    else if (name === "programs.conf") yield `${folder}/${name}`;
  }
}

function configAt(path: string): Config | null {
  const world = configEnvironment(os, "/");
  const environment = { ...world, variables: { ...world.variables, FIXTURES: "/fixtures" } };
  try {
    return configReader(os, { path, environment })();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return null;
  }
}

Deno.test("every configuration of the specs, and the sample, is plain JSON of the shape that is expected", () => {
  const head = Deno.readTextFileSync(`${SPECS}/head.conf`);
  const texts = Array.from(programFiles(SPECS), (path) => `${head}\n${Deno.readTextFileSync(path)}`);
  const path = Deno.makeTempFileSync();
  let count = 0;
  for (const text of [SAMPLE_CONF, ...texts]) {
    Deno.writeTextFileSync(path, text);
    const config = configAt(path);
    if (config === null) continue;
    const read: unknown = JSON.parse(JSON.stringify(config));
    assertEquals(read, config);
    configShape(read, "config");
    count += 1;
  }
  Deno.removeSync(path);
  assert(count > 200, `only ${count} could be loaded`);
});
