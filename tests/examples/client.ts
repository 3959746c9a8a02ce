import { RpcFault, SupervisorRpc, XmlRpcClient } from "../../mod.ts";

using client = new XmlRpcClient({ url: Deno.args[0] ?? "http://127.0.0.1:9001" });
const supervisor = new SupervisorRpc(client);

for (const { group, name, statename, description } of await supervisor.getAllProcessInfo()) {
  console.log(`${group}:${name} ${statename} ${description}`);
}

try {
  await supervisor.startProcess("worker");
} catch (error) {
  if (!(error instanceof RpcFault)) throw error;
  console.log(error.text); // "ALREADY_STARTED: worker", say
}
