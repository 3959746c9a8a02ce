import { assertEquals } from "@std/assert";
import { serverName, serverUrl } from "../../../src/web/pages/server_url.ts";
import { request } from "../ask.ts";

const OWN = { name: "localhost", port: "9001" };
const of = (...headers: readonly string[]) => serverUrl(request("/", { headers }).head, OWN);

Deno.test("serverUrl() is made of the Host header", () => {
  assertEquals(of("Host: a.b:8080"), "http://a.b:8080");
  assertEquals(of("Host: a.b:80"), "http://a.b");
  assertEquals(of("Host: a.b:"), "http://a.b");
  assertEquals(of("Host: a/"), "http://a");
  assertEquals(of("host:a:99"), "http://a:99");
  assertEquals(of("Host: [::1]:9001"), "http://[::1]:9001");
  assertEquals(of("Host: one", "Host: two"), "http://one");
});

Deno.test("serverUrl() is the server's own address without one", () => {
  assertEquals(of(), "http://localhost:9001");
  assertEquals(of("Host: "), "http://localhost:9001");
  const unix = { name: "<unix domain socket>", port: "/run/s.sock" };
  assertEquals(serverUrl(request("/").head, unix), "http://<unix domain socket>:/run/s.sock");
});

Deno.test("serverName() is what the original calls its servers", () => {
  const inet = {
    transport: "inet",
    section: "inet_http_server",
    credentials: null,
    allowCrossSite: false,
    allowedHosts: [],
    port: 9001,
  } as const;
  assertEquals(serverName({ ...inet, host: "127.0.0.1" }, "box"), "localhost");
  assertEquals(serverName({ ...inet, host: "" }, "box"), "box");
  assertEquals(serverName({ ...inet, host: "10.0.0.1" }, "box"), "10.0.0.1");
  const owner = { uid: -1, gid: -1 };
  const unix = {
    transport: "unix",
    section: "unix_http_server",
    credentials: null,
    allowCrossSite: false,
    allowedHosts: [],
    file: "/s",
    mode: 0o700,
    owner,
  } as const;
  assertEquals(serverName(unix, "box"), "<unix domain socket>");
});
