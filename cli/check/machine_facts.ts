import type { Fact } from "../../src/config/check/told.ts";
import type { Config } from "../../src/config/model/config.ts";
import type { ConfigEnvironment } from "../../src/config/model/config_environment.ts";
import type { ProcessConfig } from "../../src/config/model/process_config.ts";
import type { Os } from "../../src/os/os.ts";
import { findCommand } from "../../src/supervisor/process/find_command.ts";
import { readEnvFiles } from "../../src/supervisor/process/read_env_files.ts";
import { pythonRepr } from "../../src/text/python/python_repr.ts";

interface World {
  readonly os: Os;
  readonly environment: Pick<ConfigEnvironment, "isDirectory" | "variables">;
}

/** What would keep programs from being started, here and now. */
export function machineFacts({ groups }: Config, world: World): readonly Fact[] {
  return groups.flatMap(({ processes }) => processes.flatMap((process) => factsOf(process, world)));
}

function factsOf(process: ProcessConfig, { os, environment: { isDirectory, variables } }: World): readonly Fact[] {
  const { section, directory } = process;
  const host = { os, environment: variables };
  const command = findCommand(process, host);
  const files = readEnvFiles(process, host);
  return [
    ...command.kind === "command" ? [] : [{ section, option: "command", message: command.text }],
    ...files.kind === "variables" ? [] : [{ section, option: "env_file", message: files.reason }],
    ...directory === null || isDirectory(directory)
      ? []
      : [{ section, option: "directory", message: `there is no directory ${pythonRepr(directory)}` }],
  ];
}
