import { loadConfig } from "../../src/config/load.ts";
import { ConfigError } from "../../src/config/model/config_error.ts";
import { fakeConfigEnvironment } from "../config/fake_config_environment.ts";
import { concat } from "./support/concat.ts";
import { expectError } from "./support/expect_error.ts";
import { fuzz } from "./support/fuzz.ts";

const PATH = "/etc/s.conf";
const HEAD = new TextEncoder().encode("[supervisord]\n");

fuzz({
  name: "config",
  share: 0.25,
  pieces: [
    ...[
      "[program:x]\n",
      "[program:y]\n",
      "[group:g]\n",
      "[eventlistener:e]\n",
      "[fcgi-program:f]\n",
      "[include]\n",
      "[DEFAULT]\n",
    ],
    ...[
      "command=/bin/cat\n",
      "numprocs=2\n",
      "numprocs=100\n",
      "process_name=%(program_name)s_%(process_num)02d\n",
      "programs=x,y\n",
    ],
    ...[
      "events=TICK_5\n",
      "socket=tcp://h:1\n",
      "files=*.conf\n",
      'environment=A=1,B="x"\n',
      "priority=5\n",
      "[",
      "]",
      "=",
      ":",
      "\n",
    ],
    ...[
      "\r\n",
      "\r",
      ";",
      "#",
      " ",
      "\t",
      "%",
      "%%",
      "%(",
      "%(here)s",
      ")s",
      "'",
      '"',
      "\\",
      ",",
      "\0",
      "\ufeff",
      "é",
      "☃",
      "\u{1f600}",
    ],
    ...[
      "  continued\n",
      "[unix_http_server]\nfile=/tmp/s\n",
      "[inet_http_server]\nport=1\n",
      "%(process_num)999999s",
      "9".repeat(400),
    ],
    ...[
      Uint8Array.of(0xff),
      Uint8Array.of(0xc3),
      Uint8Array.of(0xed, 0xa0, 0x80),
      "stopsignal=",
      "exitcodes=",
      "user=",
      "umask=",
    ],
    ...[
      "logfile=",
      "stdout_logfile=",
      "stdout_logfile_maxbytes=",
      "__proto__=1\n",
      "[__proto__]\n",
      "constructor=",
      "toString\n",
    ],
  ],
  property(input, random) {
    const bytes = random.chance(0.8) ? concat([HEAD, input]) : input;
    const environment = fakeConfigEnvironment({ files: { [PATH]: bytes, "/etc/a.conf": input } });
    expectError([ConfigError], () => loadConfig({ path: PATH, environment }));
  },
});
