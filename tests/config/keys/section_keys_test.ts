import { assert, assertEquals, assertThrows } from "@std/assert";
import { type KeyRow, keyTable } from "../../../src/config/keys/section_keys.ts";
import { ConfigError } from "../../../src/config/model/config_error.ts";
import { loadClientConfig } from "../../../src/config/sections/client.ts";
import { fakeConfigEnvironment } from "../fake_config_environment.ts";
import { load, PATH } from "../load_support.ts";

/** What has to stand in a section beside the option that is tried. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "unix_http_server*": { file: "/tmp/s" },
  "inet_http_server*": { port: "1" },
  "program:*": { command: "x" },
  "fcgi-program:*": { command: "x", socket: "unix:///tmp/f" },
  "eventlistener:*": { command: "x", events: "TICK_5" },
  "rpcinterface:*": { "supervisor.rpcinterface_factory": "a:b" },
  "ctlplugin:*": { "supervisor.ctl_factory": "a:b" },
};
/** What an option needs beside it to mean anything. */
const PARTNERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  username: { password: "p" },
  password: { username: "u" },
  logfile_time_format: { logfile_format: "json" },
  stdout_logfile_time_format: { stdout_logfile_format: "json" },
  stderr_logfile_time_format: { stderr_logfile_format: "json" },
  restart_limit_count: { restart_limit_interval: "1" },
  restart_limit_interval: { restart_limit_count: "1" },
};

/** Reads a configuration in which the option has this value; or the whole without it. */
function read({ section }: KeyRow, options: Readonly<Record<string, string>>): unknown {
  const sections = new Map<string, Readonly<Record<string, string>>>([["supervisord", {}]]);
  // A program that lacks the option that is tried
  if (section === "program-default") sections.set("program:x", "command" in options ? {} : { command: "x" });
  sections.set(section.replace("*", "x"), { ...NEEDED[section], ...options });
  const text = Array.from(sections, ([name, values]) => {
    return `[${name}]\n${Object.entries(values).map(([key, value]) => `${key}=${value}\n`).join("")}`;
  }).join("");
  if (section !== "supervisorctl" && section !== "ctlplugin:*") return load(text);
  const client = section === "supervisorctl" ? text : `[supervisorctl]\n${text}`;
  return loadClientConfig({ path: PATH, environment: fakeConfigEnvironment({ files: { [PATH]: client } }) });
}

for (const row of keyTable()) {
  for (const name of [row.name, ...row.aliases ?? []]) {
    Deno.test(`[${row.section}] ${name}= of the table of keys is read`, () => {
      const options = { ...PARTNERS[name], [name]: "%(no_such_name)s" };
      const { message } = assertThrows(() => read(row, options), ConfigError);
      assert(message.includes("no_such_name"), message);
    });
  }
}

for (const row of keyTable().filter((row) => row.default !== "")) {
  Deno.test(`[${row.section}] ${row.name}= has the default that the table of keys tells`, () => {
    assertEquals(read(row, { [row.name]: row.default }), read(row, {}));
  });
}

Deno.test("a bad value of each of our options is refused with section, file and line", () => {
  for (const row of keyTable().filter(({ since }) => since === "monovisor")) {
    const { message } = assertThrows(() => read(row, { [row.name]: "%(x)s" }), ConfigError);
    const section = row.section === "program-default" ? "program:x" : row.section.replace("*", "x");
    const start = `Cannot use ${row.name}= in section '${section}' (file: '${PATH}', line: `;
    assert(message.startsWith(start), message);
  }
});

Deno.test("the table of keys says what each option means in sentences that fit the sample", () => {
  for (const { name, meaning, values } of keyTable()) {
    assert(/^[A-Z].*\.$/.test(meaning) && values !== "" && meaning.length < 200, name);
  }
});
