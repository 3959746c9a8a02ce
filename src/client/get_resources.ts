import type { RpcInput } from "../rpc/codec/xmlrpc_value.ts";
import { makeNamespec } from "../text/namespec.ts";
import { RpcResult } from "./rpc_result.ts";
import type { Caller } from "./server.ts";
import { unlessUnknown } from "./unless_unknown.ts";

const { int, list, member, real, text, truth } = RpcResult;

/** What a process uses, and all that it has started; 0 while it does not run. */
export interface ProcessResources {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  /** How many they are. */
  readonly processes: number;
  /** How often it was started again by itself. */
  readonly restarts: number;
  readonly ready: boolean;
  /** Bytes that it has written. */
  readonly stdoutBytes: number;
  readonly stderrBytes: number;
}

/** By namespec; null where the server is Supervisor, which knows nothing of it. Throws as Caller.call does. */
export async function getResources(server: Caller): Promise<ReadonlyMap<string, ProcessResources> | null> {
  const told = await unlessUnknown(server.call("monovisor.getResources", []));
  return told === null ? null : new Map(list(told, processResources));
}

function processResources(struct: RpcInput): readonly [string, ProcessResources] {
  const of = <T>(name: string, read: (value: RpcInput) => T) => member(struct, { name, read });
  return [makeNamespec(of("group", text), of("name", text)), {
    ...{ cpuSeconds: of("cpu_seconds", real), residentBytes: of("resident_bytes", real) },
    ...{ processes: of("processes", int), restarts: of("restarts", int), ready: of("ready", truth) },
    ...{ stdoutBytes: of("stdout_bytes", real), stderrBytes: of("stderr_bytes", real) },
  }];
}
