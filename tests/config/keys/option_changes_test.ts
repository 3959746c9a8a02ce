import { assertEquals } from "@std/assert";
import { groupChanges, optionChanges } from "../../../src/config/keys/option_changes.ts";
import { PROGRAM_EFFECTS } from "../../../src/config/keys/program_effects.ts";
import type { GroupConfig } from "../../../src/config/model/group_config.ts";
import type { ProcessConfig } from "../../../src/config/model/process_config.ts";
import { load } from "../load_support.ts";

/** Every option, none with its default but for type=: a oneshot cannot have all of the others. */
const FULL = `command=/bin/cat
priority=1
autostart=false
autorestart=true
startsecs=2
startretries=2
stopsignal=INT
stopwaitsecs=2
stopasgroup=true
killasgroup=true
exitcodes=1
user=0
directory=/
umask=077
redirect_stderr=false
environment=A="1"
serverurl=http://x:1
stdout_logfile=/tmp/o, /tmp/p, syslog@udp:h:514
stdout_logfile_maxbytes=1
stdout_logfile_backups=1
stdout_logfile_format=json
stdout_logfile_time_format=%H
syslog_stdout_priority=info
stdout_logfile_when=midnight
stdout_logfile_maxdays=1
stdout_logfile_compress=gzip
stdout_logfile_mode=0640
stdout_logfile_owner=0:0
stdout_capture_maxbytes=1
stdout_events_enabled=true
stdout_syslog=true
stderr_logfile=/tmp/e
stderr_logfile_maxbytes=1
stderr_logfile_backups=1
stderr_logfile_format=json
stderr_logfile_time_format=%H
syslog_stderr_priority=info
stderr_logfile_when=midnight
stderr_logfile_maxdays=1
stderr_logfile_compress=gzip
stderr_logfile_mode=0640
stderr_logfile_owner=0:0
stderr_capture_maxbytes=1
stderr_events_enabled=true
stderr_syslog=true
syslog_facility=local0
syslog_tag=t
syslog_format=rfc5424
env_file=/tmp/v
env_file_expand=true
depends_on=y:healthy
essential=true
ready=fd:5
ready_port=1
ready_http=http://x/
ready_cmd=x
ready_log_line=x
ready_timeout=1
liveness_check_script=x
liveness_check_initial_delay=1
liveness_check_period=1
liveness_check_timeout=1
liveness_check_success_threshold=2
liveness_check_failure_threshold=2
liveness_check_failure_action=none
liveness_check_success_action=log
watchdog_secs=5
restartpause=1
backoff_delay=1
backoff_factor=2
backoff_limit=3
restart_limit_count=1
restart_limit_interval=1
socket=unix:///tmp/f
socket_backlog=1
socket_owner=0
socket_mode=0600
`;
/** Which say nothing that another one does not say. */
const WITHOUT_A_ROW = /^(name|section|needsReady|socket\.(path|transport))$|(?<!format\.)\b(kind|transport)$/;

function full(): ProcessConfig {
  const { groups } = load(`[supervisord]\n[fcgi-program:x]\n${FULL}[program:y]\ncommand=/bin/cat\n`);
  const config = groups.find(({ name }) => name === "x")?.processes[0];
  if (config === undefined) throw new Error("Cannot find x");
  return config;
}

/** The data with one leaf altered, for each leaf. */
function* alterations(value: unknown): Generator<{ readonly path: string; readonly altered: unknown }> {
  if (typeof value === "number") yield { path: "", altered: value + 1 };
  if (typeof value === "boolean") yield { path: "", altered: !value };
  if (typeof value === "string") yield { path: "", altered: `${value}x` };
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    for (const { path, altered } of alterations(member)) {
      const copy = Array.isArray(value) ? value.with(Number(key), altered) : { ...value, [key]: altered };
      yield { path: path === "" ? key : `${key}.${path}`, altered: copy };
    }
  }
}

Deno.test("optionChanges() sees whatever member of a configuration differs, each by its option", () => {
  const config = full();
  const seen = new Set<string>();
  for (const { path, altered } of alterations(config)) {
    if (WITHOUT_A_ROW.test(path)) continue;
    const changes = optionChanges(config, { ...config, ...Object(altered) });
    assertEquals(changes.length, 1, `${path}: ${changes.map(({ option }) => option)}`);
    for (const { option } of changes) seen.add(option);
  }
  const named = new Set(["process_name", "numprocs", "numprocs_start"]);
  assertEquals([...seen, ...named].toSorted(), Object.keys(PROGRAM_EFFECTS).toSorted());
});

Deno.test("optionChanges() tells the names of variables, and no value", () => {
  const config = full();
  const [change] = optionChanges(config, { ...config, environment: { A: "secret", B: "secret" } });
  assertEquals(change, { option: "environment", effect: "restart", from: "", to: "", names: ["~A", "+B"] });
  const [gone] = optionChanges(config, { ...config, environment: {} });
  assertEquals(gone?.names, ["-A"]);
});

Deno.test("groupChanges() tells of a pool's events whatever their order, of its buffer and of priorities", () => {
  const pool: GroupConfig = {
    ...{ kind: "eventlistener", name: "l", priority: -1, processes: [], bufferSize: 10 } as const,
    ...{ events: ["TICK_5", "EVENT"], resultHandler: "a:b" },
  };
  assertEquals(groupChanges(pool, { ...pool, events: ["EVENT", "TICK_5"] }), []);
  const changes = groupChanges(pool, { ...pool, events: ["EVENT"], bufferSize: 1, priority: 1 });
  assertEquals(changes.map(({ option, from, to }) => `${option} ${from} ${to}`), [
    "priority -1 1",
    "events EVENT,TICK_5 EVENT",
    "buffer_size 10 1",
  ]);
});
