import { assertEquals, assertThrows } from "@std/assert";
import { noConfigFile, searchPaths } from "../../cli/options.ts";
import { supervisordOptions, supervisordUsage } from "../../cli/supervisord_options.ts";
import { UsageError } from "../../cli/usage_error.ts";
import { fakeConfigEnvironment } from "../config/fake_config_environment.ts";

const environment = fakeConfigEnvironment();

Deno.test("supervisordOptions() converts every option, short and long", () => {
  const overrides = {
    nodaemon: true,
    silent: true,
    user: "nosuch",
    umask: 0o27,
    directory: "/tmp",
    logfile: "/tmp/l",
    logfileMaxbytes: 1024,
    logfileBackups: 3,
    loglevel: "debug",
    pidfile: "p",
    identifier: "me",
    childlogdir: "/tmp",
    nocleanup: true,
    minfds: 7,
    stripAnsi: true,
    minprocs: 9,
  } as const;
  const short =
    "-ns -u nosuch -m 027 -d /tmp -l /tmp/l -y 1KB -z 3 -e DEBUG -j p -i me -q /tmp -k -a 7 -t --minprocs 9";
  const long =
    "--nodaemon --silent --user=nosuch --umask=027 --directory=/tmp --logfile=/tmp/l --logfile_maxbytes=1KB " +
    "--logfile_backups=3 --loglevel=debug --pidfile=p --identifier=me --childlogdir=/tmp --nocleanup --minfds=7 " +
    "--strip_ansi --minprocs=9 --profile_options=calls";
  assertEquals(supervisordOptions(short.split(" "), environment), { kind: "run", configfile: null, overrides });
  assertEquals(supervisordOptions(long.split(" "), environment), { kind: "run", configfile: null, overrides });
  assertEquals(supervisordOptions(["-c", "rel.conf"], environment), {
    kind: "run",
    configfile: "rel.conf",
    overrides: {},
  });
});

Deno.test("supervisordOptions() stops at help and version", () => {
  assertEquals(supervisordOptions(["-n", "-h", "-e", "nope"], environment), { kind: "help" });
  assertEquals(supervisordOptions(["-?"], environment), { kind: "help" });
  assertEquals(supervisordOptions(["--vers"], environment), { kind: "version" });
});

Deno.test("supervisordOptions() refuses with the original's words", () => {
  const table: readonly (readonly [args: string, message: string])[] = [
    ["foo", "positional arguments are not supported: ['foo']"],
    ["-h foo", "positional arguments are not supported: ['foo']"],
    ["-n -n", "conflicting command line option '-n'"],
    ["-n --nodaemon", "conflicting command line option '--nodaemon'"],
    ["-c a --conf b", "conflicting command line option '--configuration'"],
    ["-e nope", "invalid value for -e 'nope': bad logging level name 'nope'"],
    ["--loglevel=nope", "invalid value for --loglevel 'nope': bad logging level name 'nope'"],
    ["-z x", "invalid value for -z 'x': invalid literal for int() with base 10: 'x'"],
    ["-a x", "invalid value for -a 'x': invalid literal for int() with base 10: 'x'"],
    ["-m 9", "invalid value for -m '9': 9 can not be converted to an octal type"],
    ["-d /no", "invalid value for -d '/no': /no is not an existing directory"],
    ["-q /no", "invalid value for -q '/no': /no is not an existing directory"],
    ["-l /no/x", "invalid value for -l '/no/x': The directory named as part of the path /no/x does not exist"],
    ["-j /no/x", "invalid value for -j '/no/x': The directory named as part of the path /no/x does not exist"],
    ["-y 5xb", "invalid value for -y '5xb': invalid literal for int() with base 10: '5xb'"],
    ["-x", "option -x not recognized"],
    ["--min 5", "option --min not a unique prefix"],
  ];
  for (const [args, message] of table) {
    const error = assertThrows(() => supervisordOptions(args.split(" "), environment), UsageError, undefined, args);
    assertEquals(error.message, message);
  }
});

Deno.test("supervisordUsage() names the program as it was called, and this program last", () => {
  const lines = supervisordUsage({ argv0: "./supervisord", version: "1.2.3" }).split("\n");
  assertEquals(lines[0], "supervisord -- run a set of applications as daemons.");
  assertEquals(lines[2], "Usage: ./supervisord [options]");
  assertEquals(lines.slice(-4), [
    "                             e.g. 'cumulative,callers')",
    "",
    "This is monovisor 1.2.3, which takes the place of supervisord 4.3.0.",
    "",
  ]);
});

Deno.test("searchPaths() looks beside the program, in the working directory and in /etc", () => {
  assertEquals(searchPaths("/opt/bin/supervisord").slice(0, 2), ["/opt/etc/supervisord.conf", "/opt/supervisord.conf"]);
  assertEquals(searchPaths("bin/supervisord"), [
    "etc/supervisord.conf",
    "supervisord.conf",
    "supervisord.conf",
    "etc/supervisord.conf",
    "/etc/supervisord.conf",
    "/etc/supervisor/supervisord.conf",
  ]);
});

Deno.test("noConfigFile() lists where it was looked for", () => {
  assertEquals(
    noConfigFile(["a", "/b"]).message,
    "No config file found at default paths (a, /b); use the -c option to specify a config file at a different path",
  );
});
