import { assertEquals } from "@std/assert";
import { runDaemon } from "../support/run_daemon.ts";
import { until } from "../support/until.ts";

for (const [how, signal] of [["SIGUSR2", "SIGUSR2"], ["a reload", "SIGHUP"]] as const) {
  Deno.test(`a removed socket file is told once, and made anew by ${how}`, async () => {
    await using daemon = await runDaemon("[program:cat]\ncommand=cat\n", {
      settings: "[unix_http_server]\nchmod=0710",
    });
    await using kept = await Deno.connect({ transport: "unix", path: daemon.socket });
    await Deno.remove(daemon.socket);
    await daemon.waitForLog(/WARN Cannot be reached at .*s\.sock: the socket file was removed/);
    Deno.kill(daemon.pid, signal);
    assertEquals(await until("the socket to answer", () => daemon.call("getIdentification")), "supervisor");
    assertEquals((await Deno.stat(daemon.socket)).mode! & 0o777, 0o710);
    assertEquals((await daemon.log()).match(/Cannot be reached/g)?.length, 1);
    if (signal === "SIGHUP") return;
    await daemon.waitForLog(/INFO made the socket file .*s\.sock anew/);
    // Whoever was connected still is
    await kept.write(new TextEncoder().encode("GET /ok.html HTTP/1.1\r\n\r\n"));
    assertEquals(await kept.read(new Uint8Array(9)), 9);
  });
}

Deno.test("a socket file of another daemon's is left alone at SIGUSR2", async () => {
  await using daemon = await runDaemon("");
  await Deno.remove(daemon.socket);
  const other = Deno.listen({ transport: "unix", path: daemon.socket });
  const { ino: mine } = await Deno.lstat(daemon.socket);
  const turnedAway = turnAwayAll(other);
  Deno.kill(daemon.pid, "SIGUSR2");
  await daemon.waitForLog(/CRIT Cannot make the socket file anew: Another program is already listening/);
  const { ino } = await Deno.lstat(daemon.socket);
  assertEquals(ino, mine);
  other.close();
  await turnedAway;
});

async function turnAwayAll(listener: Deno.UnixListener): Promise<void> {
  for await (const connection of listener) connection.close();
}
