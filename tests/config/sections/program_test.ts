import { assertEquals } from "@std/assert";
import { load, processesOf, refusal } from "../load_support.ts";
import { UNFORMATTED } from "../../support/process_config.ts";

const CHANNEL = {
  logfile: { kind: "auto" },
  logfileMaxbytes: 52428800,
  logfileBackups: 10,
  logfileUpkeep: null,
  captureMaxbytes: 0,
  eventsEnabled: false,
  syslog: false,
  ...UNFORMATTED,
} as const;

function messagesOf(options: string): readonly string[] {
  return load(`[supervisord]\n[program:x]\ncommand=/bin/cat\n${options}\n`).messages.warnings;
}

Deno.test("readProcesses() gives every default", () => {
  assertEquals(processesOf(""), [{
    name: "x",
    section: "program:x",
    command: "/bin/cat",
    uid: null,
    directory: null,
    umask: null,
    priority: 999,
    type: "simple",
    dependsOn: [],
    essential: false,
    autostart: true,
    autorestart: "unexpected",
    startsecs: 1,
    needsReady: false,
    ready: [],
    liveness: null,
    readyTimeout: 60,
    startretries: 3,
    restartpause: 0,
    backoffDelay: null,
    backoffFactor: null,
    backoffLimit: null,
    restartLimit: null,
    stopsignal: 15,
    stopwaitsecs: 10,
    stopasgroup: false,
    killasgroup: false,
    exitcodes: [0],
    redirectStderr: false,
    stdout: CHANNEL,
    stderr: CHANNEL,
    environment: {},
    envFile: [],
    envFileExpand: false,
    serverurl: null,
    socket: null,
  }]);
});

Deno.test("readProcesses() converts every option", () => {
  const [process] = processesOf(
    "user=web\ndirectory=~/x\numask=022\npriority=-5\nautostart=off\nautorestart=TRUE\nstartsecs=0\nstartretries=9\n" +
      'stopsignal=sigusr1\nstopwaitsecs=2\nstopasgroup=true\nexitcodes= 0, 2\nenvironment=A="1"\nserverurl=http://h\n' +
      "stdout_logfile=rel.log\nstdout_logfile_maxbytes=1KB\nstdout_logfile_backups=0\nstdout_capture_maxbytes=2kb\n" +
      "stdout_events_enabled=1\nstdout_syslog=yes\nstderr_logfile=Off\nunknown=option",
  );
  assertEquals(process?.uid, 33);
  assertEquals(process?.directory, "~/x");
  assertEquals(process?.umask, 0o022);
  assertEquals(process?.priority, -5);
  assertEquals(process?.autostart, false);
  assertEquals(process?.autorestart, true);
  assertEquals(process?.startsecs, 0);
  assertEquals(process?.startretries, 9);
  assertEquals(process?.stopsignal, 10);
  assertEquals(process?.stopwaitsecs, 2);
  assertEquals([process?.stopasgroup, process?.killasgroup], [true, true]);
  assertEquals(process?.exitcodes, [0, 2]);
  assertEquals(process?.environment, { A: "1" });
  assertEquals(process?.serverurl, "http://h");
  assertEquals(process?.stdout, {
    logfile: { kind: "file", path: "rel.log" },
    logfileMaxbytes: 1024,
    logfileBackups: 0,
    logfileUpkeep: null,
    captureMaxbytes: 2048,
    eventsEnabled: true,
    syslog: true,
    ...UNFORMATTED,
  });
  assertEquals(process?.stderr, { ...CHANNEL, logfile: { kind: "none" } });
});

Deno.test("readProcesses() numbers the processes and sorts them by name", () => {
  const names = (options: string) => processesOf(options).map(({ name }) => name);
  assertEquals(names("numprocs=2\nprocess_name=%(process_num)02d"), ["00", "01"]);
  assertEquals(names("numprocs=3\nnumprocs_start=9\nprocess_name=%(program_name)s_%(process_num)s"), [
    "x_10",
    "x_11",
    "x_9",
  ]);
  assertEquals(names("numprocs=0"), []);
  assertEquals(names("process_name=é*,"), ["é*,"]);
});

Deno.test("readProcesses() expands what is read for each process with its own names", () => {
  const [process] = processesOf(
    'environment=A="%(process_num)d"\ncommand=%(here)s %(program_name)s %(host_node_name)s %(group_name)s %(numprocs)s %(ENV_A)s\n' +
      "directory=/d%(process_num)d\nstdout_logfile=/tmp/%%%%%(ENV_A)s",
  );
  assertEquals(process?.command, "/etc x node1 x 1 0");
  assertEquals(process?.directory, "/d0");
  assertEquals(process?.stdout.logfile, { kind: "file", path: "/tmp/%0" });
});

Deno.test("readProcesses() keeps ENV_ names of an earlier process known", () => {
  const names = processesOf('numprocs=2\nenvironment=X%(process_num)d="a"\nprocess_name=%(process_num)d%(ENV_X0)s')
    .map(({ name }) => name);
  assertEquals(names, ["0a", "1a"]);
});

Deno.test("readProcesses() lays the program's environment over that of [supervisord]", () => {
  const { groups } = load(
    '[supervisord]\nenvironment=A="1",B="1"\n[program:x]\ncommand=x\nenvironment=B="2",C="%(ENV_A)s"\n',
  );
  assertEquals(groups[0]?.processes[0]?.environment, { A: "1", B: "2", C: "1" });
});

Deno.test("readProcesses() refuses bad values, naming section and file", () => {
  const table: readonly (readonly [options: string, message: string])[] = [
    ["startsecs=1.5", "invalid literal for int() with base 10: '1.5'"],
    ["autostart=maybe", "not a valid boolean value: 'maybe'"],
    ["autorestart=Sometimes", "invalid 'autorestart' value 'sometimes'"],
    ["stopsignal=FOO", "value 'FOO' is not a valid signal name"],
    ["stopsignal=99", "value '99' is not a valid signal number"],
    ["exitcodes=256", "not a valid list of exit codes: '256'"],
    ["exitcodes=0,", "not a valid list of exit codes: '0,'"],
    ["stopasgroup=true\nkillasgroup=false", "Cannot set stopasgroup=true and killasgroup=false"],
    ["numprocs=2", "%(process_num) must be present within process_name when numprocs > 1"],
    ["process_name=a b", "Invalid name: 'a b' because of character: ' '"],
    ["process_name=a:b/c", "Invalid name: 'a:b/c' because of character: ':'"],
    ["user=nosuch", "Invalid user name nosuch"],
    ["umask=8", "8 can not be converted to an octal type"],
    ["stdout_capture_maxbytes=1TB", "invalid literal for int() with base 10: '1tb'"],
    ["stdout_logfile=/nonexist/x", "The directory named as part of the path /nonexist/x does not exist"],
    [
      "stdout_logfile=/tmp/%%foo",
      "Format string '/tmp/%foo' for 'stdout_logfile' is badly formatted: must be real number, not dict",
    ],
    [
      "startsecs=%(process_num)d",
      "Format string '%(process_num)d' for 'program:x.startsecs' contains names ('process_num') which cannot be " +
      "expanded. Available names: ENV_HOME, group_name, here, host_node_name, program_name",
    ],
  ];
  for (const [options, message] of table) {
    const text = `[supervisord]\n[program:x]\ncommand=/bin/cat\n${options}\n`;
    assertEquals(refusal(text), `${message} in section 'program:x' (file: '/etc/s.conf')`);
  }
  assertEquals(
    refusal("[supervisord]\n[program:x]\n"),
    "program section program:x does not specify a command in section 'program:x' (file: '/etc/s.conf')",
  );
});

Deno.test("readProcesses() warns of a log option that does not mean what it says", () => {
  assertEquals(messagesOf("stdout_logfile=SYSLOG"), [
    "For [program:x], stdout_logfile=syslog but this is deprecated and will be removed.  Use stdout_syslog=true to enable syslog instead.",
  ]);
  assertEquals(messagesOf("stderr_logfile_maxbytes=0"), [
    "For [program:x], AUTO logging used for stderr_logfile without rollover, set maxbytes > 0 to avoid filling up filesystem unintentionally",
  ]);
  assertEquals(messagesOf("redirect_stderr=true\nstderr_logfile=/tmp/x"), [
    "For [program:x], redirect_stderr=true but stderr_logfile has also been set to a filename, the filename has been ignored",
  ]);
  assertEquals(messagesOf("redirect_stderr=true\nstderr_logfile=NONE\nstdout_logfile="), []);
});

Deno.test("readProcesses() has no stderr log when stderr is redirected, and syslog in place of a file", () => {
  assertEquals(processesOf("redirect_stderr=true")[0]?.stderr.logfile, { kind: "none" });
  const [process] = processesOf("stdout_logfile=syslog");
  assertEquals([process?.stdout.logfile, process?.stdout.syslog], [{ kind: "none" }, true]);
});
