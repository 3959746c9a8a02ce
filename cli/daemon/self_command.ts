import { ownExecutable } from "../../src/os/own_executable.ts";
import { typedArgv0 } from "../typed_argv0.ts";
import { fromFileUrl } from "./from_file_url.ts";

/** How this very program is started again with other arguments: compiled, or from its sources by deno. */
export function selfCommand(args: readonly string[]): { readonly file: string; readonly argv: readonly string[] } {
  const file = ownExecutable();
  if (Deno.build.standalone) return { file, argv: [typedArgv0(), ...args] };
  return { file, argv: ["deno", "run", "-A", fromFileUrl(Deno.mainModule), ...args] };
}
