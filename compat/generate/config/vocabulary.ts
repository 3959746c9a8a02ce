/** Values to choose from: those that a person would write, and those that the rules turn on. */
export interface Values {
  readonly usual: readonly string[];
  readonly odd: readonly string[];
}

const INTEGERS: Values = {
  usual: ["0", "1", "3", "10", "999"],
  odd: ["-1", "+5", " 7 ", "1_0", "x", "", "1.5", "٣", "007"],
};
const BOOLEANS: Values = {
  usual: ["true", "false", "yes", "no", "on", "off", "1", "0"],
  odd: ["True", "TRUE", "2", "", "y", "auto", "true ;x", "unexpected"],
};
const SIZES: Values = {
  usual: ["0", "1MB", "50MB", "1024", "5kb", "1GB"],
  odd: ["1 MB", "KB", "1.5MB", "-1", "2mB", "b", "", "1TB"],
};
const LOGFILES: Values = {
  usual: ["AUTO", "NONE", "/tmp/%(program_name)s.log", "%(here)s/x.log", "out.log", "/dev/stdout"],
  odd: [
    "",
    "off",
    "syslog",
    "SYSLOG",
    "~/x.log",
    "/no/such/dir/x",
    "%%x",
    "%%%%x",
    "x%(process_num)d.log",
    "%(nope)s",
    "a b",
    "./a/../b",
  ],
};
const OCTALS: Values = { usual: ["022", "0700", "077"], odd: ["8", "0o22", "x", "-1", "", " 022", "0_22"] };
const USERS: Values = { usual: ["root", "nobody", "0"], odd: ["nosuch", "65534", "99999", "", "-1", "daemon "] };
const DIRECTORIES: Values = {
  usual: ["/tmp", "%(here)s", "/"],
  odd: ["", "~", "/no/such", ".", "%(ENV_HOME)s", "~nosuch/x"],
};
const ENVIRONMENTS: Values = {
  usual: ['A="1"', "A=1,B=2", 'A="x,y",B="%(ENV_X)s"', "A='q'", 'PATH="/bin:%(ENV_PATH)s"'],
  odd: [
    ...[
      "A",
      "A=",
      "=x",
      "A=1,",
      "A=1 B=2",
      'A="1',
      "A=a#b",
      "A=$x",
      "A=~",
      "A=é",
      "A=1;B=2",
      'A="%%"',
      "A=%",
      'A="a\\"b"',
      "A='it''s'",
    ],
    ...[
      "A=1,A=2",
      "A-B=1",
      'A=""',
      "A=%(nope)s",
      "A=%(process_num)02d",
      "A=%(ENV_A)s",
      'A="x"y',
      "A=(:),B=/",
      "A = 1 , B = 2",
    ],
  ],
};

/** Options of a [program:x], also taken by event listeners and FastCGI programs. */
export const PROGRAM_OPTIONS: Readonly<Record<string, Values>> = {
  command: {
    usual: ["/bin/cat", "/bin/sleep 10", "cat", "sh -c 'echo hi'", "/bin/echo %(program_name)s %(process_num)02d"],
    odd: [
      ...[
        "",
        "%(nope)s",
        "100%",
        "%%",
        "%",
        "%(here)",
        "%(process_num)s%(numprocs)d",
        "%(process_num)5.2f",
        "%(group_name)s|%(host_node_name)s",
      ],
      ...[
        "%(ENV_X)s %(ENV_Y)s",
        "a;b",
        "a ;b",
        "a #b",
        "a#b",
        '"x',
        "%(process_num)c",
        "%d",
        "%(program_name)d",
        "é☃",
        "%(here)r",
        "%(ENV_A)s",
      ],
    ],
  },
  process_name: {
    usual: ["%(program_name)s", "%(program_name)s_%(process_num)02d", "p%(process_num)s"],
    odd: [
      "",
      "x",
      "a b",
      "a:b",
      "a/b",
      "%(nope)s",
      "%(process_num)",
      "%(process_num)d%(ENV_X)s",
      "é",
      "%(group_name)s-%(process_num)x",
      " x ",
    ],
  },
  numprocs: { usual: ["1", "2", "3"], odd: ["0", "-1", "x", "", "2.0"] },
  numprocs_start: { usual: ["0", "1", "10"], odd: ["-2", "x", ""] },
  priority: { usual: ["1", "999", "-5", "10"], odd: ["x", "", "%(process_num)d", "%(program_name)s", "%(ENV_N)s"] },
  autostart: BOOLEANS,
  autorestart: { usual: ["true", "false", "unexpected"], odd: ["Unexpected", "1", "no", "never", "", "always"] },
  startsecs: INTEGERS,
  startretries: INTEGERS,
  stopsignal: {
    usual: ["TERM", "HUP", "INT", "QUIT", "KILL", "USR1", "USR2"],
    odd: [
      "SIGTERM",
      "term",
      "15",
      "0",
      "64",
      "65",
      "-1",
      "nope",
      "",
      "SIG",
      "CLD",
      "RTMIN",
      " TERM ",
      "_DFL",
      "SIG_DFL",
      "1_5",
    ],
  },
  stopwaitsecs: INTEGERS,
  stopasgroup: BOOLEANS,
  killasgroup: BOOLEANS,
  exitcodes: { usual: ["0", "0,2", "1"], odd: ["", "0,", "256", "-1", "0, 1 ,2", "x", "0 1", "0,,1"] },
  redirect_stderr: BOOLEANS,
  stdout_logfile: LOGFILES,
  stderr_logfile: LOGFILES,
  stdout_logfile_maxbytes: SIZES,
  stderr_logfile_maxbytes: SIZES,
  stdout_logfile_backups: INTEGERS,
  stderr_logfile_backups: INTEGERS,
  stdout_capture_maxbytes: SIZES,
  stderr_capture_maxbytes: SIZES,
  stdout_events_enabled: BOOLEANS,
  stderr_events_enabled: BOOLEANS,
  stdout_syslog: BOOLEANS,
  stderr_syslog: BOOLEANS,
  environment: ENVIRONMENTS,
  directory: { usual: ["/tmp", "%(here)s"], odd: ["", "/no/such", "~", "%(process_num)d", "rel"] },
  umask: OCTALS,
  user: USERS,
  serverurl: { usual: ["AUTO", "http://localhost:9001", "unix:///tmp/s"], odd: ["", " auto ", "x", "%(nope)s"] },
};

export const SOCKET_OPTIONS: Readonly<Record<string, Values>> = {
  socket: {
    usual: ["unix:///tmp/%(program_name)s.sock", "tcp://localhost:9002", "unix://%(here)s/f.sock"],
    odd: [
      "",
      "unix://rel",
      "tcp://LOCALHOST:9",
      "tcp://:9",
      "tcp://h:0",
      "tcp://h:65536",
      "tcp://h:9 ",
      "http://x",
      "unix:///a/../b",
      "%(process_num)d",
      "tcp://h:9\n x",
    ],
  },
  socket_backlog: { usual: ["1", "128"], odd: ["0", "65536", "-1", "x", ""] },
  socket_owner: {
    usual: ["root", "nobody", "root:root"],
    odd: ["nosuch", "root:nosuch", "0:0", "", ":", "root:", "99999"],
  },
  socket_mode: OCTALS,
};

export const LISTENER_OPTIONS: Readonly<Record<string, Values>> = {
  events: {
    usual: ["PROCESS_STATE", "TICK_5,TICK_60", "EVENT", "PROCESS_LOG"],
    odd: [
      "",
      "event",
      "NOPE",
      "EVENT,",
      "EVENT , EVENT",
      "TICK_5,,",
      "__class__",
      "__doc__",
      "PROCESS_STATE_STARTING_FROM_STOPPED",
      "tick_5",
      "SUPERVISOR_STATE_CHANGE,",
    ],
  },
  buffer_size: { usual: ["10", "1", "100"], odd: ["0", "-1", "x", ""] },
  result_handler: { usual: ["supervisor.dispatchers:default_handler"], odd: ["no.such:x", "x", "%(nope)s"] },
};

export const GROUP_OPTIONS: Readonly<Record<string, Values>> = {
  priority: { usual: ["1", "999", "5"], odd: ["x", "", "%(group_name)s", "%(ENV_N)s"] },
};

export const SUPERVISORD_OPTIONS: Readonly<Record<string, Values>> = {
  logfile: {
    usual: ["%(here)s/s.log", "/tmp/s.log", "s.log"],
    odd: ["", "syslog", "/no/such/x", "~/s.log", "%%", "./x/../y", "%(program_name)s"],
  },
  logfile_maxbytes: SIZES,
  logfile_backups: INTEGERS,
  loglevel: {
    usual: ["info", "debug", "warn", "critical", "trace", "blather", "error"],
    odd: ["INFO", "x", "", "warning", "crit"],
  },
  pidfile: { usual: ["%(here)s/s.pid", "/tmp/s.pid"], odd: ["", "/no/such/x", "~/p", "p"] },
  umask: OCTALS,
  nodaemon: BOOLEANS,
  silent: BOOLEANS,
  minfds: INTEGERS,
  minprocs: INTEGERS,
  nocleanup: BOOLEANS,
  strip_ansi: BOOLEANS,
  childlogdir: DIRECTORIES,
  directory: DIRECTORIES,
  identifier: { usual: ["supervisor", "x"], odd: ["", "é", "a b", "%(host_node_name)s", "%(here)s"] },
  environment: ENVIRONMENTS,
  user: USERS,
};

export const UNIX_SERVER_OPTIONS: Readonly<Record<string, Values>> = {
  file: { usual: ["/tmp/s.sock", "%(here)s/s.sock"], odd: ["", "rel.sock", "~/s", "%(nope)s", "/a/../b//c", "//x"] },
  chmod: OCTALS,
  chown: { usual: ["root", "root:root", "nobody"], odd: ["nosuch", "root:nosuch", "0:0", "", ":", "-1"] },
  username: { usual: ["u", "user"], odd: ["", "%%", "%(ENV_X)s", "ü"] },
  password: {
    usual: ["p", "{SHA}82ab876d1387bfafe46cc1c8a2ef074eae50cb1d"],
    odd: ["", "%", "a%%b", "%(nope)s", "x ;y"],
  },
};

export const INET_SERVER_OPTIONS: Readonly<Record<string, Values>> = {
  port: {
    usual: ["127.0.0.1:9001", "*:9001", ":9001", "9001", "localhost:80"],
    odd: ["", "x", "0", "65536", "h:", "h:x", "[::1]:9001", "-1", "LOCAL:1", " 9001 ", "h: 80", "%(ENV_N)s", "1_0"],
  },
  username: { usual: ["u"], odd: [""] },
  password: { usual: ["p"], odd: [""] },
};

export const RPC_INTERFACE_OPTIONS: Readonly<Record<string, Values>> = {
  "supervisor.rpcinterface_factory": {
    usual: ["supervisor.rpcinterface:make_main_rpcinterface"],
    odd: ["no.such:x", "", "%(nope)s"],
  },
  other: { usual: ["1"], odd: ["%(here)s", "%%", "%(ENV_X)s", ""] },
};

/** Names of programs, groups and listeners; a few of them often, so that sections meet. */
export const NAMES: Values = {
  usual: ["a", "b", "web", "cat", "b2"],
  odd: ["", " a ", "a b", "a:b", "a/b", "é", "A", "%(ENV_X)s", "%", "a]b", "x;y", "x ;y", "DEFAULT"],
};

/** Lines that belong to no option. */
export const STRAY_LINES: readonly string[] = [
  ...[
    "",
    " ",
    "; comment",
    "# comment",
    "  ; indented",
    "\t# tab",
    "[DEFAULT]",
    "[include]",
    "foo",
    "=x",
    "[",
    "[]",
    "[x",
    "]",
  ],
  ...[
    "x=1",
    "Priority=7",
    "here=%(here)s",
    "\ufeff",
    "é=ü",
    "k",
    "  more words",
    "\tx=y",
    "a\u00a0=b",
    "%(here)s=x",
    "\f",
    "\x1c",
    "x\u2028y=1",
  ],
];

/** What [include] may name. */
export const INCLUDED: Values = {
  usual: ["conf.d/*.conf", "*.ini", "conf.d/a.conf extra.ini"],
  odd: [
    "",
    "nothing/*.conf",
    "%(here)s/*.ini",
    "%(ENV_X)s",
    "%(nope)s",
    "conf.d",
    "*",
    "conf.d/[ab].conf",
    "conf.d/?.conf",
    "**/*.conf",
    "extra.ini extra.ini",
    "conf.d/[!b].conf",
    "supervisord.conf",
  ],
};

/** The files beside the main one that a case may have. */
export const EXTRA_FILES = ["conf.d/a.conf", "conf.d/b.conf", "extra.ini"] as const;
