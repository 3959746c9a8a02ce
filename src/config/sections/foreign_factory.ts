import type { RpcInterfaceConfig } from "../model/config.ts";
import { BUILT_IN_FACTORY } from "./broken_interface.ts";

/** What is to be told of an interface that is made by Python; null for ours. */
export function foreignFactory({ name, factory }: RpcInterfaceConfig): string | null {
  if (factory === BUILT_IN_FACTORY) return null;
  return `Cannot load ${factory} of [rpcinterface:${name}]: it is a Python factory; the programs run without it, ` +
    `use the built-in supervisor.* interface or an event listener instead`;
}
