import { assertEquals } from "@std/assert";
import { SAMPLE_CONF } from "../../cli/sample_conf.ts";
import { parseIni } from "../../src/config/ini/ini.ts";
import { loadConfig } from "../../src/config/load.ts";
import { DEFAULT_CLIENT_CONFIG, loadClientConfig } from "../../src/config/sections/client.ts";
import { fakeConfigEnvironment } from "../config/fake_config_environment.ts";

const PATH = "/etc/supervisord.conf";
const environment = fakeConfigEnvironment({ files: { [PATH]: SAMPLE_CONF } });
const everything = SAMPLE_CONF.replace(/^;(\[|[a-z_]+ ?=)/gm, "$1");

Deno.test("SAMPLE_CONF is a configuration that supervisord and supervisorctl start from", () => {
  const { supervisord, groups, servers, rpcinterfaces, serverurl, messages } = loadConfig({ path: PATH, environment });
  assertEquals(supervisord.logfile, "/tmp/supervisord.log");
  assertEquals(supervisord.pidfile, "/tmp/supervisord.pid");
  assertEquals([groups, messages], [[], { warnings: [], infos: [], unread: [] }]);
  assertEquals(servers.map(({ section, credentials }) => [section, credentials]), [["unix_http_server", null]]);
  assertEquals(rpcinterfaces, [
    { name: "supervisor", factory: "supervisor.rpcinterface:make_main_rpcinterface", options: {} },
  ]);
  assertEquals(serverurl, "unix:///tmp/supervisor.sock");
  assertEquals(loadClientConfig({ path: PATH, environment }), {
    ...DEFAULT_CLIENT_CONFIG,
    serverurl: "unix:///tmp/supervisor.sock",
    color: "auto",
  });
});

Deno.test("SAMPLE_CONF lists every section with every option", () => {
  const { sections } = parseIni(everything, { source: PATH });
  const counts = Object.fromEntries(Array.from(sections, ([name, options]) => [name, options.size]));
  assertEquals(counts, {
    unix_http_server: 7,
    inet_http_server: 5,
    supervisord: 30,
    "rpcinterface:supervisor": 1,
    supervisorctl: 6,
    "program-default": 1,
    "program:theprogramname": 76,
    "eventlistener:theeventlistenername": 31,
    "group:thegroupname": 2,
    include: 1,
  });
});

Deno.test("SAMPLE_CONF ends in an [include] to be switched on", () => {
  assertEquals(SAMPLE_CONF.split("\n").slice(-3), [";[include]", ";files = relative/directory/*.ini", ""]);
});
