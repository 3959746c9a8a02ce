import { assertEquals } from "@std/assert";
import { startedMessage } from "../../../src/http/server/started_message.ts";

Deno.test("startedMessage() names the server and the local time as the original does", () => {
  const common = { section: "x", credentials: null, allowCrossSite: false, allowedHosts: [] };
  const at = new Date(Date.UTC(2026, 10, 3, 8, 23, 30));
  assertEquals(
    startedMessage({ ...common, transport: "inet", host: "127.0.0.1", port: 19431 }, at),
    "127.0.0.1:Medusa (V1.12) started at Tue Nov  3 08:23:30 2026\n\tHostname: localhost\n\tPort:19431",
  );
  const owner = { uid: -1, gid: -1 };
  assertEquals(
    startedMessage({ ...common, transport: "unix", file: "/run/s.sock", mode: 0o700, owner }, at),
    "/run/s.sock:Medusa (V1.12) started at Tue Nov  3 08:23:30 2026\n\tHostname: <unix domain socket>\n" +
      "\tPort:/run/s.sock",
  );
});
