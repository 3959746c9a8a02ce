import type { CheckConfig } from "../config/model/probe_config.ts";
import type { Check } from "./check.ts";
import { CommandCheck, type CommandOf } from "./command_check.ts";
import { connectCheck } from "./connect_check.ts";
import { httpCheck } from "./http_check.ts";
import { httpsCheck } from "./https_check.ts";
import type { ProbeWorld } from "./probe_world.ts";
import { timedCheck } from "./timed_check.ts";

/**
 * How checks are made; `seconds` is how long each may take, `commandOf` tells how a command of the program's is run. What
 * is `patient` hears most answers a moment later, with those of others.
 */
export interface CheckOptions {
  readonly world: ProbeWorld;
  readonly seconds: number;
  readonly commandOf: CommandOf;
  readonly isPatient?: boolean;
}

/** The check that a configuration asks for. */
export function makeCheck(config: CheckConfig, { world, seconds, commandOf, isPatient = false }: CheckOptions): Check {
  switch (config.kind) {
    case "connect":
      return timedCheck(connectCheck(config.endpoint, world), { world, seconds });
    case "http":
      return timedCheck(httpOrHttps(config.url, { world, isPatient }), { world, seconds });
    case "command": {
      const command = new CommandCheck(config.command, { world, seconds, commandOf });
      // It is killed in time; some cannot be
      return timedCheck((onAnswer) => command.ask(onAnswer), { world, seconds: seconds + 1 });
    }
  }
}

function httpOrHttps(url: string, options: Pick<CheckOptions, "world" | "isPatient">): Check {
  return new URL(url).protocol === "https:" ? httpsCheck(url, options.world) : httpCheck(url, options);
}
