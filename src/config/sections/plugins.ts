import type { Expansions } from "../../text/python/percent_spec.ts";
import type { Ini } from "../ini/ini.ts";
import { faultOf, located } from "../ini/located_error.ts";
import { optionText } from "../ini/option_text.ts";
import type { CTLPLUGIN_KEYS, RPCINTERFACE_KEYS } from "../keys/other_keys.ts";
import type { RpcInterfaceConfig } from "../model/config.ts";

export interface PluginRequest {
  /** "rpcinterface:" or "ctlplugin:". */
  readonly prefix: string;
  /** The option that names the factory. */
  readonly factoryKey: keyof typeof RPCINTERFACE_KEYS | keyof typeof CTLPLUGIN_KEYS;
  /** ENV_ names only (CFG-041). */
  readonly names: () => Expansions;
}

/**
 * The sections whose name begins with `prefix`, each with its factory as written and all its other keys, those of
 * [DEFAULT] included (CFG-012). Factories are Python names and are not resolved here. Throws ValueError (CFG-144,
 * CFG-147).
 */
export function pluginSections(ini: Ini, { prefix, factoryKey, names }: PluginRequest): readonly RpcInterfaceConfig[] {
  return [...ini.sections].filter(([section]) => section.startsWith(prefix)).map(([section, own]) => {
    const text = (key: string) => located(section, key, () => optionText(ini, { section, names }, key));
    const factory = text(factoryKey);
    if (factory === null) throw faultOf(section, factoryKey, `section [${section}] does not specify a ${factoryKey}`);
    const keys = new Set([...own.keys(), ...ini.defaults.keys()]);
    keys.delete(factoryKey);
    const options = Object.fromEntries(Array.from(keys, (key) => [key, text(key) ?? ""]));
    return { name: section.slice(prefix.length), factory, options };
  });
}
