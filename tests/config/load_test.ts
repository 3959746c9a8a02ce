import { assertEquals } from "@std/assert";
import { loadConfig } from "../../src/config/load.ts";
import { fakeConfigEnvironment } from "./fake_config_environment.ts";
import { load, PATH, refusal } from "./load_support.ts";
import { UNFORMATTED_LOG } from "../support/process_config.ts";

Deno.test("loadConfig() gives every default", () => {
  assertEquals(load("[supervisord]\n"), {
    supervisord: {
      minfds: 1024,
      minprocs: 200,
      directory: null,
      uid: null,
      umask: 0o022,
      logfile: "/work/supervisord.log",
      logfileMaxbytes: 52428800,
      logfileBackups: 10,
      logfileUpkeep: null,
      loglevel: "info",
      pidfile: "/work/supervisord.pid",
      identifier: "supervisor",
      nodaemon: false,
      silent: false,
      childlogdir: "/tmp",
      childlogdirAsWritten: "/tmp",
      nocleanup: false,
      shutdownTimeout: null,
      adopt: false,
      stripAnsi: false,
      ...UNFORMATTED_LOG,
    },
    groups: [],
    servers: [],
    rpcinterfaces: [],
    serverurl: null,
    files: ["/etc/s.conf"],
    messages: { warnings: [], infos: [], unread: [] },
  });
});

Deno.test("loadConfig() converts the values of [supervisord]", () => {
  const { supervisord } = load(
    "[supervisord]\nminfds= 1_000\nDirectory=/tmp\nuser=web\numask=027\nlogfile=~/a/../x.log\nloglevel=DEBUG\n" +
      "identifier=%(here)s %(ENV_HOME)s 100%%\nnodaemon=Yes\nlogfile_maxbytes=1 kb\npidfile=p\n",
    { world: { directories: ["/home/me/a/.."] } },
  );
  assertEquals(supervisord.minfds, 1000);
  assertEquals(supervisord.directory, "/tmp");
  assertEquals(supervisord.uid, 33);
  assertEquals(supervisord.umask, 0o027);
  assertEquals(supervisord.logfile, "/home/me/x.log");
  assertEquals(supervisord.logfileMaxbytes, 1024);
  assertEquals(supervisord.loglevel, "debug");
  assertEquals(supervisord.identifier, "/etc /home/me 100%");
  assertEquals(supervisord.nodaemon, true);
  assertEquals(supervisord.pidfile, "/work/p");
});

Deno.test("loadConfig() takes syslog, in lower case alone, for the system's log", () => {
  assertEquals(load("[supervisord]\nlogfile=syslog\n").supervisord.logfile, "syslog");
  assertEquals(load("[supervisord]\nlogfile=NONE\n").supervisord.logfile, "/work/NONE");
});

Deno.test("loadConfig() lays the command line over the file", () => {
  const overrides = { loglevel: "trace", user: "root", logfile: "cli.log", nodaemon: true } as const;
  const { supervisord } = load("[supervisord]\nloglevel=debug\nuser=nosuch\nminfds=5\n", { overrides });
  assertEquals(supervisord.loglevel, "trace");
  assertEquals(supervisord.uid, 0);
  assertEquals(supervisord.logfile, "/work/cli.log");
  assertEquals(supervisord.nodaemon, true);
  assertEquals(supervisord.minfds, 5);
});

Deno.test("loadConfig() takes an empty path on the command line for none", () => {
  const { supervisord } = load("[supervisord]\nlogfile=file.log\n", { overrides: { logfile: "", pidfile: "" } });
  assertEquals([supervisord.logfile, supervisord.pidfile], ["/work/file.log", "/work/supervisord.pid"]);
});

Deno.test("loadConfig() refuses a file it cannot use", () => {
  const environment = fakeConfigEnvironment({
    files: { "/etc/secret": null, "/etc/latin1": Uint8Array.of(0x3b, 0xe9) },
  });
  const message = (path: string) => {
    try {
      loadConfig({ path, environment });
      return "accepted";
    } catch (error) {
      return String(error);
    }
  };
  assertEquals(message("nope"), "ConfigError: could not find config file nope");
  assertEquals(message("/etc/secret"), "ConfigError: could not read config file /etc/secret");
  assertEquals(message("/etc"), "ConfigError: could not read config file /etc");
  assertEquals(
    message("/etc/latin1"),
    "ConfigError: 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data",
  );
});

Deno.test("loadConfig() refuses bad values of [supervisord] with the original's words", () => {
  const table: readonly (readonly [line: string, message: string])[] = [
    ["minfds=", "invalid literal for int() with base 10: ''"],
    ["minfds=0x10", "invalid literal for int() with base 10: '0x10'"],
    ["directory=/nonexist", "/nonexist is not an existing directory"],
    ["umask=99", "99 can not be converted to an octal type"],
    ["logfile=/nonexist/x.log", "The directory named as part of the path /nonexist/x.log does not exist"],
    ["logfile=~/no/x", "The directory named as part of the path ~/no/x does not exist"],
    ["logfile_maxbytes=1M", "invalid literal for int() with base 10: '1m'"],
    ["loglevel=warning", "bad logging level name 'warning'"],
    ["nodaemon=maybe", "not a valid boolean value: 'maybe'"],
    ["nodaemon=", "not a valid boolean value: ''"],
    ["user=nosuchuser", "Invalid user name nosuchuser"],
    ["user=99999", "Invalid user id 99999"],
    ["environment=A", "Unexpected end of key/value pairs in value 'A'"],
    [
      'environment=A="x%%20y"',
      `Format string 'A="x%20y"' for 'environment' is badly formatted: unsupported format character 'y' (0x79) at index 7`,
    ],
    ["identifier=50%", "Format string '50%' for 'supervisord.identifier' is badly formatted: incomplete format"],
    [
      "identifier=%(host_node_name)s",
      "Format string '%(host_node_name)s' for 'supervisord.identifier' contains names ('host_node_name') which cannot be " +
      "expanded. Available names: ENV_HOME, here",
    ],
  ];
  for (const [line, message] of table) assertEquals(refusal(`[supervisord]\n${line}\n`), message);
  assertEquals(refusal(""), ".ini file does not include supervisord section");
  assertEquals(refusal("[Supervisord]\n"), ".ini file does not include supervisord section");
});

/** A faulty option of [supervisord] or a faulty section each, with its message, in the order in which they count. */
const FAULTS: readonly (readonly [kind: "option" | "section", text: string, message: string])[] = [
  ["option", "minfds=a", "invalid literal for int() with base 10: 'a'"],
  ["option", "minprocs=b", "invalid literal for int() with base 10: 'b'"],
  ["option", "directory=/c", "/c is not an existing directory"],
  ["option", "umask=d", "d can not be converted to an octal type"],
  ["option", "logfile=/e/e", "The directory named as part of the path /e/e does not exist"],
  ["option", "logfile_maxbytes=f", "invalid literal for int() with base 10: 'f'"],
  ["option", "logfile_backups=g", "invalid literal for int() with base 10: 'g'"],
  ["option", "loglevel=h", "bad logging level name 'h'"],
  ["option", "pidfile=/i/i", "The directory named as part of the path /i/i does not exist"],
  ["option", "identifier=%", "Format string '%' for 'supervisord.identifier' is badly formatted: incomplete format"],
  ["option", "nodaemon=j", "not a valid boolean value: 'j'"],
  ["option", "silent=k", "not a valid boolean value: 'k'"],
  ["option", "childlogdir=/l", "/l is not an existing directory"],
  ["option", "nocleanup=m", "not a valid boolean value: 'm'"],
  ["option", "strip_ansi=n", "not a valid boolean value: 'n'"],
  ["option", "environment=o", "Unexpected end of key/value pairs in value 'o'"],
  ["section", "[rpcinterface:p]", "section [rpcinterface:p] does not specify a supervisor.rpcinterface_factory"],
  ["section", "[group:q q]", "Invalid name: 'q q' because of character: ' '"],
  ["section", "[program:r r]", "Invalid name: 'r r' because of character: ' '"],
  ["section", "[eventlistener:s]", '[eventlistener:s] section requires an "events" line'],
  ["section", "[fcgi-program:t]", '[fcgi-program:t] section requires a "socket" line'],
  ["section", "[inet_http_server]", "section [inet_http_server] has no port value"],
  ["section", "[unix_http_server]", "section [unix_http_server] has no file value"],
  ["option", "user=u", "Invalid user name u"],
];

Deno.test("loadConfig() reports the first fault in the original's order", () => {
  FAULTS.forEach(([, , message], index) => {
    const left = FAULTS.slice(index).toReversed();
    const texts = (kind: "option" | "section") => left.filter(([it]) => it === kind).map(([, text]) => text);
    const text = [...texts("section"), "[supervisord]", ...texts("option")].join("\n");
    assertEquals(refusal(text), message);
  });
});

Deno.test("loadConfig() makes environment= of [supervisord] known to later sections and later loads", () => {
  const names = new Map([["ENV_HOME", "/home/me"]]);
  const text = '[supervisord]\nenvironment=WHO="me"\n[program:x]\ncommand=/bin/%(ENV_WHO)s\n';
  assertEquals(load(text, { names }).groups[0]?.processes[0]?.command, "/bin/me");
  assertEquals(names.get("ENV_WHO"), "me");
  const later = load("[supervisord]\n[program:x]\ncommand=%(ENV_WHO)s\n", { names });
  assertEquals(later.groups[0]?.processes[0]?.command, "me");
  assertEquals(
    refusal('[supervisord]\nenvironment=WHO="me"\nidentifier=%(ENV_WHO)s\n').includes("contains names ('ENV_WHO')"),
    true,
  );
});

Deno.test("loadConfig() gives [DEFAULT] to every section", () => {
  const config = load("[DEFAULT]\nuser=web\n[supervisord]\n[program:x]\ncommand=x\n");
  assertEquals(config.supervisord.uid, 33);
  assertEquals(config.groups[0]?.processes[0]?.uid, 33);
});

Deno.test("loadConfig() reads rpcinterface sections without resolving their factory", () => {
  const { rpcinterfaces } = load(
    "[DEFAULT]\nd=%(ENV_HOME)s\n[supervisord]\n[rpcinterface:twiddler]\nsupervisor.rpcinterface_factory = a.b:c\nFoo=1%%\n",
  );
  assertEquals(rpcinterfaces, [{ name: "twiddler", factory: "a.b:c", options: { foo: "1%", d: "/home/me" } }]);
  assertEquals(
    refusal("[supervisord]\n[rpcinterface:s]\n"),
    "section [rpcinterface:s] does not specify a supervisor.rpcinterface_factory",
  );
});

Deno.test("loadConfig() says where a file's path is relative to", () => {
  const environment = fakeConfigEnvironment({ files: { "conf/s.conf": "[supervisord]\nidentifier=%(here)s\n" } });
  assertEquals(loadConfig({ path: "conf/s.conf", environment }).supervisord.identifier, "/work/conf");
  assertEquals(PATH, "/etc/s.conf");
});
