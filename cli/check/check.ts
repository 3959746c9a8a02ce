import { checkConfig } from "../../src/config/check/check_config.ts";
import type { Finding } from "../../src/config/written/finding.ts";
import { loadConfig } from "../../src/config/load.ts";
import type { ConfigEnvironment } from "../../src/config/model/config_environment.ts";
import type { Os } from "../../src/os/os.ts";
import { longestStop } from "../../src/process/longest_stop.ts";
import { configEnvironment } from "../daemon/config_environment.ts";
import { findConfigFile } from "../daemon/config_path.ts";
import { checkOptions, checkUsage } from "./check_options.ts";
import { checkText } from "./check_text.ts";
import { machineFacts } from "./machine_facts.ts";

/** As -c: the configuration stands on stdin, and its name is this. */
const STDIN = "-";

/** What the command acts on. */
export interface CheckEnvironment {
  readonly os: Os;
  readonly argv0: string;
  readonly print: (text: string) => void;
}

/** supervisord check: tells all that is wrong with a configuration. Gives the exit status. Throws UsageError, ConfigError. */
export async function check(args: readonly string[], { os, argv0, print }: CheckEnvironment): Promise<number> {
  const { help = false, configfile, strict = false, portable = false, json = false, stopTime = false } = checkOptions(
    args,
  );
  if (help) {
    print(checkUsage(argv0));
    return 0;
  }
  const path = configfile ?? findConfigFile(os, argv0, { told: true });
  const files = configEnvironment(os, os.cwd());
  const environment = path === STDIN ? withStdin(files, await readStdin()) : files;
  if (stopTime) {
    print(`${Math.ceil(longestStop(loadConfig({ path, environment })))}\n`);
    return 0;
  }
  const facts = (config: Parameters<typeof machineFacts>[0]) => machineFacts(config, { os, environment });
  const result = checkConfig({ path, environment, portable, facts });
  const colour = !json && Deno.stdout.isTerminal() && !environment.variables["NO_COLOR"];
  print(json ? result.findings.map(jsonLine).join("") : checkText(result, { colour }));
  return statusOf(result.findings, { strict });
}

function statusOf(findings: readonly Finding[], { strict }: { readonly strict: boolean }): number {
  if (findings.some(({ level }) => level === "error")) return 2;
  return findings.some(({ kind }) => strict || kind === "portable") ? 1 : 0;
}

function jsonLine({ level, kind, file, line, column, section, key, message, hint }: Finding): string {
  return `${JSON.stringify({ level, kind, file, line, column, section, key, message, hint })}\n`;
}

async function readStdin(): Promise<Uint8Array> {
  return new Uint8Array(await new Response(Deno.stdin.readable).arrayBuffer());
}

function withStdin(environment: ConfigEnvironment, bytes: Uint8Array): ConfigEnvironment {
  return {
    ...environment,
    readFile: (path) => path === STDIN ? { kind: "bytes", bytes } : environment.readFile(path),
  };
}
