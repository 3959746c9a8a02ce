import type { LoadRequest } from "../load.ts";
import type { Config } from "../model/config.ts";
import { ConfigError } from "../model/config_error.ts";
import { loadClientConfig } from "../sections/client.ts";
import { foreignFactory } from "../sections/foreign_factory.ts";

/** What is to be said of an option, or of a section. */
export interface Fact {
  readonly section: string;
  readonly option: string | null;
  readonly message: string;
}

/** supervisorctl reads its part of the file by itself, if there is one. */
export function toldByClient(request: Pick<LoadRequest, "path" | "environment">): readonly Fact[] {
  try {
    loadClientConfig(request);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { at, message } = error;
    if (at?.kind !== "option") return [];
    return [{ section: at.section, option: at.option, message: `supervisorctl refuses this: ${message}` }];
  }
}

/** What the daemon tells by itself when it starts. */
export function toldByDaemon({ messages, rpcinterfaces }: Config): readonly Fact[] {
  const factories = rpcinterfaces.flatMap((rpcinterface) => {
    const message = foreignFactory(rpcinterface);
    const option = "supervisor.rpcinterface_factory";
    return message === null ? [] : [{ section: `rpcinterface:${rpcinterface.name}`, option, message }];
  });
  const warnings = messages.warnings.map((message) => {
    const [, section = "include", option = section === "include" ? "files" : null] =
      /^(?:For|Section) \[(.+?)\](?:, (?:AUTO logging used for )?(std\w+))?/.exec(message) ?? [];
    return { section, option, message };
  });
  return [...factories, ...warnings];
}
