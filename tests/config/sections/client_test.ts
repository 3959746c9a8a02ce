import { assertEquals, assertThrows } from "@std/assert";
import { ConfigError } from "../../../src/config/model/config_error.ts";
import { DEFAULT_CLIENT_CONFIG, loadClientConfig } from "../../../src/config/sections/client.ts";
import { fakeConfigEnvironment } from "../fake_config_environment.ts";

function client(text: string) {
  const environment = fakeConfigEnvironment({ files: { "/etc/s.conf": text } });
  return loadClientConfig({ path: "/etc/s.conf", environment });
}

Deno.test("loadClientConfig() gives every default", () => {
  assertEquals(client("[supervisorctl]\n"), DEFAULT_CLIENT_CONFIG);
});

Deno.test("loadClientConfig() reads [supervisorctl] and makes paths absolute", () => {
  const config = client(
    "[supervisorctl]\nserverurl=unix://%(here)s/../s.sock\nprompt=p%%\nusername=u\npassword=a:b c\nhistory_file=~/.h\n" +
      "[ctlplugin:x]\nsupervisor.ctl_factory=a.b:c\nk=v\n[include]\nfiles=/nope\n",
  );
  assertEquals(config, {
    serverurl: "unix:///s.sock",
    prompt: "p%",
    username: "u",
    password: "a:b c",
    historyFile: "/home/me/.h",
    color: null,
    plugins: [{ name: "x", factory: "a.b:c", options: { k: "v" } }],
  });
});

Deno.test("loadClientConfig() keeps no history for an empty file name", () => {
  assertEquals(client("[supervisorctl]\nhistory_file=\n").historyFile, null);
});

Deno.test("loadClientConfig() reads whether there are to be colours", () => {
  assertEquals(client("[supervisorctl]\ncolor=auto\n").color, "auto");
  assertEquals(client("[supervisorctl]\ncolor=Never\n").color, "never");
});

Deno.test("loadClientConfig() refuses what it cannot use", () => {
  const table: readonly (readonly [text: string, message: string])[] = [
    ["", ".ini file does not include supervisorctl section"],
    ["x\n", "File contains no section headers.\nfile: '/etc/s.conf', line: 1\n'x\\n'"],
    ["[supervisorctl]\n[ctlplugin:x]\n", "section [ctlplugin:x] does not specify a supervisor.ctl_factory"],
    [
      "[supervisorctl]\ncolor=red\n",
      "Cannot use color= in section 'supervisorctl' (file: '/etc/s.conf', line: 2): it is neither auto nor never: 'red'",
    ],
    [
      "[supervisorctl]\nprompt=%(here)s\n",
      "Format string '%(here)s' for 'supervisorctl.prompt' contains names ('here') which cannot be expanded. Available names: ENV_HOME",
    ],
  ];
  for (const [text, message] of table) assertEquals(assertThrows(() => client(text), ConfigError).message, message);
});
