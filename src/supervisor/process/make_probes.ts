import type { LivenessAction } from "../../config/model/probe_config.ts";
import type { ProcessConfig } from "../../config/model/process_config.ts";
import { OsError } from "../../os/os.ts";
import type { CommandOf } from "../../probes/command_check.ts";
import type { CommandRequest } from "../../probes/run_command.ts";
import { Probes, type ProbesSnapshot } from "../../probes/probes.ts";
import type { Host } from "../host.ts";
import { childEnvironment } from "./child_environment.ts";
import { findCommand } from "./find_command.ts";
import { stepsOf } from "./launch.ts";
import { readEnvFiles } from "./read_env_files.ts";

/** The process whose probes they are. */
export interface ProbesOwner {
  readonly config: ProcessConfig;
  readonly group: string;
  /** It is ready to be used. */
  ready(): void;
  /** It does not live as it should. */
  fail(action: LivenessAction): void;
  /** Their snapshot has become another one. */
  changed(): void;
}

interface ProbesRequest {
  readonly host: Host;
  readonly state?: ProbesSnapshot | null;
}

/** The probes that its configuration asks for, null for none. Throws an error that says why they cannot be made. */
export function makeProbes(owner: ProbesOwner, { host, state = null }: ProbesRequest): Probes | null {
  const { config, group } = owner;
  if (config.ready.length === 0 && config.liveness === null) return null;
  try {
    return new Probes(config, {
      world: host,
      directory: host.settings.childlogdir,
      commandOf: commandsOf(config, { host, group }),
      onReady: () => owner.ready(),
      onFailure: (action) => owner.fail(action),
      onChange: () => owner.changed(),
      state,
    });
  } catch (error) {
    if (!(error instanceof OsError)) throw error;
    throw new Error(`Cannot make what tells whether '${config.name}' is ready: ${error.message}`);
  }
}

interface Place {
  readonly host: Host;
  readonly group: string;
}

// One that has not changed is the same object: what a spawn makes of it is made once
function commandsOf(config: ProcessConfig, place: Place): CommandOf {
  const known = new Map<string, CommandRequest>();
  return (command) => {
    const before = known.get(command);
    if (before !== undefined && config.envFile.length === 0) {
      const found = findCommand({ ...config, command }, place.host);
      if (found.kind === "command" && found.file === before.file) return before;
    }
    const request = commandRequest({ ...config, command }, place);
    if (typeof request !== "string") known.set(command, request);
    return request;
  };
}

// It is run as the program would be
function commandRequest(config: ProcessConfig, { host, group }: Place): CommandRequest | string {
  const command = findCommand(config, host);
  if (command.kind !== "command") return command.text;
  const files = readEnvFiles(config, host);
  if (files.kind === "failed") return files.reason;
  return {
    ...{ file: command.file, argv: command.argv, inherited: host.environment, steps: stepsOf(config) },
    env: childEnvironment(config, { group, serverurl: host.serverurl, files: files.variables }),
  };
}
