import { assertEquals } from "@std/assert";
import { diffGroups } from "../../src/config/diff.ts";
import { load } from "./load_support.ts";

function groups(text: string) {
  return load(`[supervisord]\n${text}`).groups;
}

function names(active: string, next: string): string {
  const { added, changed, removed } = diffGroups(groups(active), groups(next));
  return [added, changed, removed].map((list) => list.map(({ name }) => name).join(",")).join("|");
}

const program = (options: string) => `[program:x]\ncommand=x\n${options}\n`;

Deno.test("diffGroups() lists added and changed in the new order, removed in the active order", () => {
  const active = "[program:z]\ncommand=1\n[program:y]\ncommand=1\n[program:c]\ncommand=1\n[program:b]\ncommand=1\n";
  const next =
    "[program:c]\ncommand=2\npriority=2\n[program:b]\ncommand=2\n[program:a]\ncommand=1\n[program:0]\ncommand=1\n";
  assertEquals(names(active, next), "0,a|c,b|y,z");
});

Deno.test("diffGroups() finds no change between equal configurations", () => {
  const text = program('environment=A="1",B="2"') + "[eventlistener:e]\ncommand=x\nevents=TICK_5,TICK_60\n";
  const other = program('environment=B="2",A="1"') + "[eventlistener:e]\ncommand=x\nevents=TICK_60,TICK_5\n";
  assertEquals(names(text, other), "||");
});

Deno.test("diffGroups() counts every option of a process", () => {
  const options = [
    "process_name=y",
    "user=web",
    "directory=/tmp",
    "umask=022",
    "priority=1",
    "type=oneshot",
    "essential=true",
    "ready=notify",
    "ready_timeout=5",
    "autostart=false",
    "autorestart=true",
    "startsecs=2",
    "startretries=2",
    "stopsignal=INT",
    "stopwaitsecs=2",
    "killasgroup=true",
    "exitcodes=0,2",
    "redirect_stderr=true",
    'environment=A="1"',
    "serverurl=http://h",
    "numprocs=2\nprocess_name=%(process_num)d",
    "stdout_logfile=/tmp/x",
    "stdout_logfile_maxbytes=1",
    "stderr_logfile_backups=1",
    "stderr_capture_maxbytes=1",
    "stdout_events_enabled=1",
    "stderr_syslog=1",
  ];
  const needing = (needs: string) => `${program(needs)}[program:y]\ncommand=y\n`;
  assertEquals(names(needing(""), needing("depends_on=y")), "|x|");
  assertEquals(names(needing("depends_on=y"), needing("depends_on=y:healthy")), "|x|");
  for (const option of options) assertEquals(names(program(""), program(option)), "|x|", option);
  assertEquals(names(program(""), '[supervisord]\nenvironment=G="1"\n' + program("")), "|x|");
});

Deno.test("diffGroups() sees a log that becomes AUTO as no change, and one that was AUTO as a change", () => {
  assertEquals(names(program("stdout_logfile=/tmp/x"), program("")), "||");
  assertEquals(names(program(""), program("stdout_logfile=/tmp/x")), "|x|");
  assertEquals(names(program("stderr_logfile=NONE"), program("stderr_logfile=AUTO")), "||");
  assertEquals(names(program("stderr_logfile=/tmp/x"), program("stderr_logfile=/tmp/y")), "|x|");
});

Deno.test("diffGroups() counts a pool's own options and a section's kind", () => {
  const pool = (options: string) => `[eventlistener:x]\ncommand=x\nevents=TICK\n${options}\n`;
  assertEquals(names(pool(""), pool("buffer_size=2")), "|x|");
  assertEquals(names(pool(""), pool("events=EVENT")), "|x|");
  assertEquals(names(pool(""), pool("result_handler=a:b")), "|x|");
  assertEquals(names(pool("priority=999"), program("")), "|x|");
  assertEquals(names(program(""), "[fcgi-program:x]\ncommand=x\nsocket=tcp://h:1\n"), "|x|");
});

Deno.test("diffGroups() counts a socket's address, mode, owner and backlog", () => {
  const fcgi = (options: string) => `[fcgi-program:x]\ncommand=x\nsocket=unix:///tmp/s\n${options}\n`;
  for (const option of ["socket=unix:///tmp/t", "socket_mode=0770", "socket_owner=web", "socket_backlog=3"]) {
    assertEquals(names(fcgi(""), fcgi(option)), "|x|", option);
  }
  assertEquals(names(fcgi("socket_mode=0700"), fcgi("")), "||");
});

Deno.test("diffGroups() counts a change of a group's priority", () => {
  const group = (priority: number) => `[group:g]\nprograms=x\npriority=${priority}\n${program("")}`;
  assertEquals(names(group(1), group(2)), "|g|");
});
