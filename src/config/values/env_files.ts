import { pythonRepr } from "../../text/python/python_repr.ts";
import { pythonStrip } from "../../text/python/python_space.ts";
import { ValueError } from "../../text/python/value_error.ts";
import type { EnvFile } from "../model/process_config.ts";
import type { PathTypes } from "./path_types.ts";

/** Paths separated by commas or lines; a leading "-" lets a file be missing. Relative ones are where log files are. */
export function envFiles(text: string, { expandUser }: Pick<PathTypes, "expandUser">): readonly EnvFile[] {
  return text.split(/[,\n]/).map(pythonStrip).filter((word) => word !== "").map((word) => {
    const mayBeMissing = word.startsWith("-");
    const path = pythonStrip(mayBeMissing ? word.slice(1) : word);
    if (path === "") throw new ValueError(`it names no file in ${pythonRepr(text)}`);
    return { path: expandUser(path), mayBeMissing };
  });
}
