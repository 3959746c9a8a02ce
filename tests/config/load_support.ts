import { assertThrows } from "@std/assert";
import { loadConfig, type LoadRequest } from "../../src/config/load.ts";
import type { Config } from "../../src/config/model/config.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import type { ProcessConfig } from "../../src/config/model/process_config.ts";
import { fakeConfigEnvironment, type FakeWorld } from "./fake_config_environment.ts";

/** The path under which every text of these tests is read. */
export const PATH = "/etc/s.conf";

/** Loads `text` as /etc/s.conf of a fake world. */
export function load(text: string, { world = {}, ...more }: { world?: FakeWorld } & Partial<LoadRequest> = {}): Config {
  const environment = fakeConfigEnvironment({ ...world, files: { ...world.files, [PATH]: text } });
  return loadConfig({ path: PATH, environment, ...more });
}

/** The text of the ConfigError that `text` ends in. */
export function refusal(text: string, world: FakeWorld = {}): string {
  return assertThrows(() => load(text, { world }), ConfigError, undefined, text).message;
}

/** The processes of [program:x] with `options` below a command. */
export function processesOf(options: string): readonly ProcessConfig[] {
  const [group] = load(`[supervisord]\n[program:x]\ncommand=/bin/cat\n${options}\n`).groups;
  return group?.processes ?? [];
}
