import { RpcResult } from "../../../../src/client/rpc_result.ts";
import { unlessUnknown } from "../../../../src/client/unless_unknown.ts";
import { COMPATIBLE_VERSION, MONOVISOR } from "../../../../src/text/version.ts";
import type { Session } from "../../shell/session.ts";

const { int, member, text } = RpcResult;

const FATES: ReadonlyMap<string, string> = new Map([
  ["replaced", " (another one than the one that runs: supervisorctl upgrade)"],
  ["gone", " (not there any more)"],
  ["unknown", " (cannot be looked at without /proc)"],
]);

/** Lines that tell who runs here, and who there; of the latter where its file is and what has become of it. */
export async function allVersions(session: Session): Promise<readonly string[]> {
  const own = `supervisorctl  ${MONOVISOR}, compatible with Supervisor ${COMPATIBLE_VERSION}`;
  const program = await unlessUnknown(session.server.call("monovisor.getProgram", []));
  if (program === null) {
    const { supervisor } = session;
    return [
      own,
      `supervisord    Supervisor ${await supervisor.getSupervisorVersion()}, pid ${await supervisor.getPID()}`,
    ];
  }
  const of = (name: string) => member(program, { name, read: text });
  const pid = member(program, { name: "pid", read: int });
  return [
    own,
    `supervisord    ${of("version")}, compatible with Supervisor ${of("supervisor")}, pid ${pid}`,
    `executable     ${of("executable")}${FATES.get(of("is")) ?? ""}`,
  ];
}
