import { ensureTool, type Tool } from "../../cli/dev/debian.ts";

/** Why what needs this tool is skipped; null where the tool is there, or could be installed. */
export async function lackOf(tool: Tool): Promise<string | null> {
  return await ensureTool(tool) ? null : `no ${tool.packages.join(" ")} here`;
}
