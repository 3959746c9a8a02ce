/** JSON data. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** What became of a configuration; only the original crashes, that is: shows a traceback. */
export type Answer =
  | { readonly kind: "config"; readonly config: ConfigFacts }
  | { readonly kind: "refused"; readonly text: string }
  | { readonly kind: "crashed"; readonly text: string };

/** All that a configuration says, in a form that both sides can give. */
export interface ConfigFacts {
  readonly supervisord: Json;
  readonly groups: readonly GroupFacts[];
  readonly servers: readonly ServerFacts[];
  readonly rpcinterfaces: Json;
  readonly serverurl: Json;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
}

export interface GroupFacts {
  readonly name: string;
  readonly [fact: string]: Json;
}

export interface ServerFacts {
  readonly username: string | null;
  readonly password: string | null;
  readonly [fact: string]: Json;
}
