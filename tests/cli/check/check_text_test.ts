import { assertEquals } from "@std/assert";
import { checkText } from "../../../cli/check/check_text.ts";
import { checkConfig } from "../../../src/config/check/check_config.ts";
import { fakeConfigEnvironment } from "../../config/fake_config_environment.ts";

function report(text: string, { colour = false } = {}): string {
  const environment = fakeConfigEnvironment({ files: { s: text } });
  return checkText(checkConfig({ path: "s", environment, portable: false, facts: () => [] }), { colour });
}

Deno.test("checkText() has colours only when asked", () => {
  const text = report("[supervisord]\nnodeamon=true\n", { colour: true });
  assertEquals(text.split("\n"), [
    "\x1b[1ms:2:1\x1b[0m: \x1b[1;35mwarning\x1b[0m: nobody reads nodeamon= in [supervisord]: " +
    "\x1b[36mdid you mean nodaemon?\x1b[0m",
    "    2 | nodeamon=true",
    "      | \x1b[1;35m^~~~~~~~\x1b[0m",
    "1 warning",
    "",
  ]);
});

Deno.test("checkText() lets no file steer a terminal, and shows no password", () => {
  const text = report("[supervisord]\nuser=a\x1b[2J\n[inet_http_server]\nport=1\npassword=secret\npass=secret\n");
  // deno-lint-ignore no-control-regex -- that is what is looked for
  assertEquals([/\x1b/.test(text), text.includes("secret"), text.includes("a\\x1b[2J")], [false, false, true]);
});
