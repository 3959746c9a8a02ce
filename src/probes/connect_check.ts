import type { Endpoint } from "../config/model/probe_config.ts";
import type { Check } from "./check.ts";
import { Connecting } from "./connecting.ts";
import type { ProbeWorld } from "./probe_world.ts";

/** Whether somebody lets us connect. */
export function connectCheck(endpoint: Endpoint, world: ProbeWorld): Check {
  return (onAnswer) =>
    new Connecting(endpoint, {
      world,
      onConnected: (fd) => {
        world.os.close(fd);
        onAnswer(null);
      },
      onFailure: onAnswer,
    });
}
