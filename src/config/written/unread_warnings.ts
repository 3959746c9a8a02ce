import { pythonRepr } from "../../text/python/python_repr.ts";
import type { ConfigEnvironment } from "../model/config_environment.ts";
import { readDocuments } from "./document.ts";
import { unread } from "./unread.ts";

/** What nobody reads of these files, the main one first, as it is logged. */
export function unreadWarnings(
  files: readonly string[],
  environment: Pick<ConfigEnvironment, "readFile">,
): readonly string[] {
  return unread(readDocuments(files, environment)).map(({ message, file, line, hint }) => {
    return `In the configuration ${message} (file: ${pythonRepr(file)}, line: ${line})${
      hint === null ? "" : `: ${hint}`
    }`;
  });
}
