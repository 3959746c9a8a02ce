import { assertEquals, assertRejects } from "@std/assert";
import { RpcFault } from "../../mod.ts";
import { finish } from "../support/installation.ts";
import { processInfos } from "../support/process_infos.ts";
import { runDaemon } from "../support/run_daemon.ts";

/** www-data: a user whom systemd's own data base does not know either. */
const UID = 33;

Deno.test({
  name: "programs with user= are started again without the user data base, which a reload that succeeds asks anew",
  ignore: Deno.uid() !== 0,
  async fn() {
    await using daemon = await runDaemon(`[program:p]\ncommand=sleep 1000\nuser=${UID}\nstartsecs=0\n`, {
      through: () => ["unshare", "--mount"],
    });
    const usersAre = async (file: string) => {
      const { code, stderr } = await finish("nsenter", [
        ...[`--target=${daemon.pid}`, "--mount"],
        ...["mount", "--bind", file, "/etc/passwd"],
      ]);
      assertEquals({ code, stderr }, { code: 0, stderr: "" });
    };
    const startedAs = async () => {
      await daemon.call("stopProcess", "p");
      await daemon.call("startProcess", "p");
      const [info] = await processInfos(daemon);
      return (await Deno.readTextFile(`/proc/${info?.pid}/status`)).match(/^[UG]id:\t\d+/gm);
    };
    await daemon.waitForState("p", "RUNNING");
    await usersAre("/dev/null");
    assertEquals(await startedAs(), ["Uid:\t33", "Gid:\t33"]);
    await assertRejects(() => daemon.call("reloadConfig"), RpcFault, "CANT_REREAD");
    assertEquals(await startedAs(), ["Uid:\t33", "Gid:\t33"]);

    await Deno.writeTextFile(`${daemon.folder}/passwd`, `p:x:${UID}:1::/:/bin/sh\n`);
    await usersAre(`${daemon.folder}/passwd`);
    await daemon.call("reloadConfig");
    assertEquals(await startedAs(), ["Uid:\t33", "Gid:\t1"]);
  },
});
