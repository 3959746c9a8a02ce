import { EmbeddedSupervisor, parseConfig } from "../../mod.ts";

const path = Deno.args[0] ?? "supervisord.conf";
for (const { name, processes } of parseConfig(path).groups) console.log(`${name}: ${processes.length}`);

await using supervisor = await EmbeddedSupervisor.start(path, { onLog: (line) => console.error(line) });
await supervisor.rpc.startProcess("worker");
console.log((await supervisor.rpc.getProcessInfo("worker")).statename);
// Here, at the end of its scope, it stops every program and waits for all of them
