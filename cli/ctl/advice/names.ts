import type { SupervisorRpc } from "../../../src/client/supervisor_rpc.ts";
import type { Trouble } from "../shell/trouble.ts";
import { meantName, meantProcess } from "./name_advice.ts";

type NameTrouble = Extract<Trouble, { readonly kind: "name" }>;

/** After so many names nothing is said of more. */
const MOST = 3;

/** Lines on names that nothing has. Throws as SupervisorRpc does. */
export async function adviseOnNames(
  supervisor: SupervisorRpc,
  troubles: readonly NameTrouble[],
): Promise<readonly string[]> {
  if (troubles.length === 0) return [];
  const infos = await supervisor.getAllProcessInfo();
  const processes = infos.map(({ group, name }) => ({ group, process: name }));
  // A restart notes a name twice
  const wrong = new Map(troubles.map(({ name, of }) => [name, of]));
  const lines: string[] = [];
  for (const [name, of] of [...wrong].slice(0, MOST)) {
    if (of === "process") lines.push(...meantProcess(name, processes));
    else lines.push(...meantName(name, [...infos, ...await supervisor.getAllConfigInfo()].map(({ group }) => group)));
  }
  return lines;
}
