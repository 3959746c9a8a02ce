import { assertEquals } from "@std/assert";
import { load, refusal } from "../load_support.ts";

Deno.test("readServers() reads all inet and then all unix servers", () => {
  const { servers, serverurl } = load(
    "[supervisord]\n[unix_http_server]\nfile=%(here)s/../s.sock\nchmod=0770\nchown=web:www\nusername=\npassword=\n" +
      "[inet_http_server]\nport=LocalHost:80\n[inet_http_server:two]\nport=*:9\nusername=a\npassword=b:c d\n",
  );
  assertEquals(servers, [
    {
      transport: "inet",
      section: "inet_http_server",
      credentials: null,
      allowCrossSite: false,
      allowedHosts: [],
      host: "localhost",
      port: 80,
    },
    {
      transport: "inet",
      section: "inet_http_server:two",
      credentials: { username: "a", password: "b:c d" },
      allowCrossSite: false,
      allowedHosts: [],
      host: "",
      port: 9,
    },
    {
      transport: "unix",
      section: "unix_http_server",
      credentials: null,
      allowCrossSite: false,
      allowedHosts: [],
      file: "/s.sock",
      mode: 0o770,
      owner: { uid: 33, gid: 34 },
    },
  ]);
  assertEquals(serverurl, "unix:///s.sock");
});

Deno.test("readServers() leaves owner and mode of a unix socket at their defaults", () => {
  const [server] = load("[supervisord]\n[unix_http_server]\nfile=rel\n").servers;
  assertEquals(server?.transport === "unix" && [server.file, server.mode, server.owner], [
    "/work/rel",
    0o700,
    { uid: -1, gid: -1 },
  ]);
});

Deno.test("serverUrl() takes the last inet server when there is no unix server", () => {
  const url = (text: string) => load(`[supervisord]\n${text}`).serverurl;
  assertEquals(url("[inet_http_server]\nport=h:1\n[inet_http_server:b]\nport=:2\n"), "http://localhost:2");
  assertEquals(url(""), null);
});

Deno.test("readServers() refuses with the original's words", () => {
  const incomplete = (section: string) =>
    `Section [${section}] contains incomplete authentication: If a username or a password is specified, both the username and password must be specified`;
  const table: readonly (readonly [text: string, message: string])[] = [
    ["[inet_http_server]", "section [inet_http_server] has no port value"],
    ["[inet_http_server]\nport=abc", "not a valid port number: 'abc' "],
    ["[inet_http_server]\nport=70000", "not a valid port number: '70000' "],
    ["[inet_http_server]\nport=localhost:", "no port number specified in ''"],
    ["[inet_http_server]\nport=localhost:0", "0 is below lower bound (1)"],
    ["[inet_http_server]\nport=localhost:99999", "99999 is above upper bound (65535)"],
    ["[inet_http_server]\nport=localhost:abc", "invalid literal for int() with base 10: 'abc'"],
    ["[inet_http_server]\nport=1\nusername=x", incomplete("inet_http_server")],
    ["[unix_http_server]", "section [unix_http_server] has no file value"],
    ["[unix_http_server]\nfile=/s\npassword=x", incomplete("unix_http_server")],
    ["[unix_http_server]\nfile=/s\nchmod=999", "Invalid chmod value 999"],
    ["[unix_http_server]\nfile=/s\nchown=nosuch:nosuch", "Invalid sockchown value nosuch:nosuch"],
    [
      "[unix_http_server]\nfile=/s\nchmod=%(here)s",
      "Format string '%(here)s' for 'unix_http_server.chmod' contains names ('here') which cannot be expanded. Available names: ENV_HOME",
    ],
  ];
  for (const [text, message] of table) assertEquals(refusal(`[supervisord]\n${text}\n`), message);
});

const REFUSED = (key: string) => `Cannot use ${key}= in section 'inet_http_server' (file: '/etc/s.conf', line: 4):`;

Deno.test("readServers() reads whether pages of other sites may act", () => {
  const text = (value: string) => `[supervisord]\n[inet_http_server]\nport=1\nallow_cross_site=${value}\n`;
  assertEquals(load(text("true")).servers[0]?.allowCrossSite, true);
  assertEquals(refusal(text("x")), `${REFUSED("allow_cross_site")} not a valid boolean value: 'x'`);
});

Deno.test("readServers() reads the names that browsers may use", () => {
  const text = (value: string) => `[supervisord]\n[inet_http_server]\nport=1\nallowed_hosts=${value}\n`;
  assertEquals(load(text("Box.example, a:80,, b\u00fccher.example")).servers[0]?.allowedHosts, [
    "box.example",
    "a",
    "xn--bcher-kva.example",
  ]);
  for (const name of ["http://box", "a/b", "a b", "me@box", "[", "*"]) {
    assertEquals(refusal(text(`box,${name}`)), `${REFUSED("allowed_hosts")} not a host name: '${name}'`);
  }
});

Deno.test("readServers() shows no password in an error (SEC-002)", () => {
  const text = (value: string) => `[supervisord]\n[inet_http_server]\nport=1\nusername=u\npassword=${value}\n`;
  assertEquals(
    refusal(text("sec%!ret")),
    "Format string '***' for 'inet_http_server.password' is badly formatted: unsupported format character '!' (0x21) " +
      "at index 4",
  );
  assertEquals(refusal(text("secret%(nope)s")).includes("secret"), false);
});

Deno.test("readServers() refuses a socket whose name is not UTF-8, which the runtime cannot bind (CFG-150)", () => {
  assertEquals(
    refusal("[supervisord]\n[unix_http_server]\nfile=/%(ENV_X)s.sock\n", { variables: { X: "p\udce4ss" } }),
    "Cannot open the socket '/p\\udce4ss.sock': it is not UTF-8",
  );
});
