import { assertEquals } from "@std/assert";
import { SAMPLE_CONF } from "../../../cli/sample_conf.ts";
import { checkConfig } from "../../../src/config/check/check_config.ts";
import { fakeConfigEnvironment } from "../fake_config_environment.ts";
import { load } from "../load_support.ts";

function check(text: string | Uint8Array | null, { portable = false } = {}) {
  const environment = fakeConfigEnvironment({ files: text === null ? {} : { "/s.conf": text } });
  return checkConfig({ path: "/s.conf", environment, portable, facts: () => [] }).findings;
}

Deno.test("checkConfig() finds nothing in the sample configuration, but for what is new and recommended", () => {
  assertEquals(check(SAMPLE_CONF), []);
  assertEquals(check(SAMPLE_CONF, { portable: true }).map(({ kind, key }) => [kind, key]), [["portable", "color"]]);
});

Deno.test("checkConfig() finds a file that is not there, and one of a thousand faults", () => {
  assertEquals(check(null).map(({ file, line, message }) => [file, line, message]), [
    ["/s.conf", null, "could not find config file /s.conf"],
  ]);
  const programs = Array.from({ length: 1000 }, (_, at) => `[program:p${at}]\ncommand=x\npriority=x\n`).join("");
  assertEquals(check(`[supervisord]\n${programs}`).length, 300);
});

Deno.test("checkConfig() tells of a file that is no text", () => {
  const bytes = check(new Uint8Array([0x5b, 0xff, 0x5d]));
  assertEquals(bytes.map(({ message }) => message.replace(/byte.*/, "")), ["'utf-8' codec can't decode "]);
});

Deno.test("checkConfig() finds a fact where the option stands, once", () => {
  const environment = fakeConfigEnvironment({ files: { "/s.conf": "[supervisord]\n[program:a]\ncommand = x y\n" } });
  const fact = { section: "program:a", option: "command", message: "no" };
  const { findings } = checkConfig({ path: "/s.conf", environment, portable: false, facts: () => [fact, fact] });
  assertEquals(findings, [{
    ...{ level: "warning", kind: "disk", file: "/s.conf", line: 3, column: 11, length: 3 },
    ...{ section: "program:a", key: "command", message: "no", hint: null },
  }]);
});

Deno.test("loadConfig() tells what nobody reads where warn_unknown asks for it", () => {
  const rest = "[program:a]\ncommand=x\nautorestrat=1\n[progam:b]\n";
  assertEquals(load(`[supervisord]\n${rest}`).messages.unread, []);
  assertEquals(load(`[supervisord]\nwarn_unknown=true\n${rest}`).messages.unread, [
    "In the configuration nobody reads autorestrat= in [program:a] (file: '/etc/s.conf', line: 5): " +
    "did you mean autorestart?",
    "In the configuration nobody reads the section [progam:b] (file: '/etc/s.conf', line: 6): did you mean [program:b]?",
  ]);
});
