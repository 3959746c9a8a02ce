import type { FcgiSocket } from "../fcgi/fcgi_socket.ts";
import type { Host } from "../host.ts";
import { childEnvironment } from "./child_environment.ts";
import { findCommand } from "./find_command.ts";
import { launch } from "./launch.ts";
import type { Probes } from "../../probes/probes.ts";
import { makeProbes, type ProbesOwner } from "./make_probes.ts";
import { Pipes, type PipesOwner } from "./pipes.ts";
import { readEnvFiles } from "./read_env_files.ts";
import { spawnReason } from "./spawn_reason.ts";

/** A child, or why there is none. */
export type SpawnedChild =
  | { readonly kind: "spawned"; readonly pid: number }
  | { readonly kind: "spawn_failed"; readonly reason: string };

/** What a child talks to us by: its pipes and, where it is asked for them, its probes. */
export interface Lines {
  readonly pipes: Pipes;
  readonly probes: Probes | null;
}

/** What a child is made of. */
export interface SpawnOptions {
  readonly host: Host;
  /** To become its stdin (FCGI-005). */
  readonly socket: FcgiSocket | null;
  /** Why there is none in any case. */
  readonly obstacle: string | null;
  /** Called when there are pipes, and no child yet. */
  readonly onLines: (lines: Lines) => void;
}

/** Looks the program up, opens logs and pipes, and makes the child. */
export function spawnChild(
  owner: PipesOwner & ProbesOwner,
  { host, socket, obstacle, onLines }: SpawnOptions,
): SpawnedChild {
  const { config, group } = owner;
  const failed = (reason: string): SpawnedChild => ({ kind: "spawn_failed", reason });
  if (obstacle !== null) return failed(obstacle);
  try {
    // Before the command is looked up: the log shows it in this order (FCGI-002)
    const stdin = socket?.acquire(config.name) ?? null;
    const command = findCommand(config, host);
    if (command.kind !== "command") return failed(command.text);
    const files = readEnvFiles(config, host);
    if (files.kind === "failed") return failed(files.reason);
    using unless = new DisposableStack();
    const probes = unless.use(makeProbes(owner, { host }));
    const pipes = unless.use(new Pipes(owner, { host, probes }));
    const launched = launch(host, {
      ...{ config, command, socket: stdin, inherited: probes?.inherited(host.environment) ?? host.environment },
      environment: {
        ...childEnvironment(config, { group, serverurl: host.serverurl, files: files.variables }),
        ...probes?.environment,
      },
      puts: probes?.puts ?? null,
      listens: owner.listener !== null,
      connect(ends) {
        pipes.connect(ends);
        probes?.watch();
        onLines({ pipes, probes });
        // Should we die now, the child is found by them
        owner.changed();
      },
    });
    if (launched.kind === "failed") return failed(spawnReason(config.name, launched.error, { step: "fork" }));
    unless.move();
    probes?.handedOver();
    return { kind: "spawned", pid: launched.pid };
  } catch (error) {
    return failed(spawnReason(config.name, error, { step: "pipes" }));
  }
}
