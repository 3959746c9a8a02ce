import { assertEquals, assertMatch } from "@std/assert";
import { command } from "../support/installation.ts";
import { runDaemon } from "../support/run_daemon.ts";

for (const [host, name] of [["[::1]", "[::1]"], ["[::]", "[::1]"]] as const) {
  Deno.test(`port=${host}:PORT is served over IPv6 (DAEMON-062)`, async () => {
    const listener = Deno.listen({ hostname: "::1", port: 0 });
    const { port } = listener.addr;
    listener.close();
    const settings = `[inet_http_server]\nport=${host}:${port}\nusername=u\npassword=p`;
    await using daemon = await runDaemon("[program:x]\ncommand=sh -c 'env; cat'\n", { settings });
    const url = `http://${name}:${port}`;
    const status = await command("supervisorctl", ["-s", url, "-u", "u", "-p", "p", "status"]);
    assertMatch(status.stdout, /^x +(STARTING|RUNNING)/);
    using client = await Deno.connect({ hostname: "::1", port });
    await client.write(new TextEncoder().encode(`GET /ok.html HTTP/1.1\r\nHost: ${name}:${port}\r\n\r\n`));
    assertEquals(await client.read(new Uint8Array(12)), 12);
    await daemon.waitForState("x", "RUNNING");
  });
}
