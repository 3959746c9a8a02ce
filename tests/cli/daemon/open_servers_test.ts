import { assertEquals } from "@std/assert";
import { logServers } from "../../../cli/daemon/open_servers.ts";
import { Logger } from "../../../src/logs/logger.ts";
import { load } from "../../config/load_support.ts";

function logged(servers: string): readonly string[] {
  const lines: string[] = [];
  const write = (data: Uint8Array) =>
    void lines.push(new TextDecoder().decode(data).replace(/^.*?,\d+ /, "").trimEnd());
  const logger = new Logger("info", { handlers: [{ write, reopen() {} }], now: () => new Date(0) });
  logServers(load(`[supervisord]\n${servers}`), logger);
  return lines;
}

Deno.test("logServers() warns of a server that other machines reach without a password (SEC-005)", () => {
  const critical = "CRIT Server 'inet_http_server' running without any HTTP authentication checking";
  const warning = "WARN Server 'inet_http_server' is open to other machines without a password: whoever reaches it " +
    "controls every program; set username and password, or a port of 127.0.0.1";
  const inet = "[inet_http_server]\nport=";
  for (const port of ["9001", "*:9001", ":9001", "0.0.0.0:9001", "box:9001", "10.0.0.1:9001"]) {
    assertEquals(logged(`${inet}${port}\n`), [critical, warning], port);
  }
  for (const port of ["127.0.0.1:9001", "localhost:9001", "127.1.2.3:9001"]) {
    assertEquals(logged(`${inet}${port}\n`), [critical], port);
  }
  assertEquals(logged(`${inet}9001\nusername=\npassword=\n`), [critical, warning]);
  assertEquals(logged(`${inet}9001\nusername=u\npassword=p\n`), []);
  assertEquals(logged("[unix_http_server]\nfile=/s\n").length, 1);
});
