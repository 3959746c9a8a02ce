import { assertEquals } from "@std/assert";
import { processesOf, refusal } from "../load_support.ts";

function ready(options: string) {
  return processesOf(options)[0]?.ready;
}

function liveness(options: string) {
  return processesOf(options)[0]?.liveness;
}

function fault(line: string): string {
  const message = refusal(`[supervisord]\n[program:x]\ncommand=x\n${line}\n`);
  const [name = ""] = line.split("=", 1);
  const start = `Cannot use ${name}= in section 'program:x' (file: '/etc/s.conf', line: 4): `;
  assertEquals(message.slice(0, start.length), start);
  return message.slice(start.length);
}

Deno.test("readReady() reads every way to be ready, of which all that are written have to be met", () => {
  assertEquals(ready(""), []);
  assertEquals(ready("ready=notify"), [{ kind: "notify" }]);
  assertEquals(ready("ready=fd:3"), [{ kind: "fd", fd: 3 }]);
  assertEquals(ready("ready_http=http://h:1/x"), [{ kind: "http", url: "http://h:1/x" }]);
  assertEquals(ready("ready_cmd=pg_isready -q\nready_log_line=^up in \\d+$"), [
    { kind: "command", command: "pg_isready -q" },
    { kind: "log_line", pattern: "^up in \\d+$" },
  ]);
});

Deno.test("ready_port= takes a port, host:port, or a path", () => {
  const endpoint = (text: string) => {
    const [config] = ready(`ready_port=${text}`) ?? [];
    return config?.kind === "connect" ? config.endpoint : null;
  };
  const tcp = (host: string, port: number) => ({ transport: "tcp", host, port } as const);
  assertEquals(endpoint("80"), tcp("localhost", 80));
  assertEquals([endpoint(":80"), endpoint("*:80")], [tcp("localhost", 80), tcp("localhost", 80)]);
  assertEquals(endpoint("Db.internal:5432"), tcp("db.internal", 5432));
  assertEquals(endpoint("[::1]:80"), tcp("::1", 80));
  assertEquals(endpoint("/run/x.sock"), { transport: "unix", path: "/run/x.sock" });
  assertEquals(endpoint("unix:///run/x.sock"), { transport: "unix", path: "/run/x.sock" });
});

Deno.test("each process has its own port by its number", () => {
  const processes = processesOf("numprocs=2\nprocess_name=%(process_num)d\nready_port=808%(process_num)d");
  const ports = processes.map(({ ready: [config] }) =>
    config?.kind === "connect" && config.endpoint.transport === "tcp" ? config.endpoint.port : null
  );
  assertEquals(ports, [8080, 8081]);
});

Deno.test("readLiveness() reads the Go supervisord's keys with its defaults, and is null without any check", () => {
  const defaults = {
    ...{ initialDelay: 60, period: 60, timeout: 30, successThreshold: 1, failureThreshold: 3 },
    ...{ failureAction: "restart", tellsSuccess: false, watchdogSecs: null },
  };
  assertEquals(liveness(""), null);
  assertEquals(liveness("liveness_check_period=5"), null);
  assertEquals(liveness("liveness_check_script=/bin/check -a"), {
    ...defaults,
    check: { kind: "command", command: "/bin/check -a" },
  });
  assertEquals(liveness("watchdog_secs=2.5"), { ...defaults, check: null, watchdogSecs: 2.5 });
  const check = (text: string) => liveness(`liveness_check_script=${text}`)?.check;
  assertEquals(check("http://h/x"), { kind: "http", url: "http://h/x" });
  assertEquals(check("HTTPS://h/x"), { kind: "http", url: "https://h/x" });
  assertEquals(check("tcp://h:1"), { kind: "connect", endpoint: { transport: "tcp", host: "h", port: 1 } });
  assertEquals(check("unix:///s"), { kind: "connect", endpoint: { transport: "unix", path: "/s" } });
  const all = "liveness_check_script=x\nliveness_check_initial_delay=0\nliveness_check_period=.5\n" +
    "liveness_check_timeout=2\nliveness_check_success_threshold=4\nliveness_check_failure_threshold=5\n" +
    "liveness_check_failure_action=Stop\nliveness_check_success_action=log";
  assertEquals(liveness(all), {
    ...{ check: { kind: "command", command: "x" }, initialDelay: 0, period: 0.5, timeout: 2, successThreshold: 4 },
    ...{ failureThreshold: 5, failureAction: "stop", tellsSuccess: true, watchdogSecs: null },
  });
});

Deno.test("what cannot be asked is refused with section, file and line", () => {
  assertEquals(fault("ready=yes"), "neither notify nor fd:N with N from 3 to 1023: 'yes'");
  assertEquals(fault("ready=fd:2"), "neither notify nor fd:N with N from 3 to 1023: 'fd:2'");
  assertEquals(fault("ready_port=http"), "neither a port, host:port nor a path: 'http'");
  assertEquals(fault("ready_port=70000"), "70000 is above upper bound (65535)");
  assertEquals(fault("ready_http=here"), "not a URL: 'here'");
  assertEquals(fault("ready_http=ftp://x"), "not a URL of http or https: 'ftp://x'");
  assertEquals(fault("ready_cmd='x"), "No closing quotation");
  assertEquals(fault("ready_cmd="), "it is empty");
  assertEquals(fault("ready_log_line="), "it is empty");
  assertEquals(/^Invalid regular expression/.test(fault("ready_log_line=(")), true);
  assertEquals(fault("liveness_check_period=0"), "not a number of seconds above 0: '0'");
  assertEquals(fault("watchdog_secs=-1"), "not a number of seconds: '-1'");
  assertEquals(fault("liveness_check_failure_threshold=0"), "not a number from 1 on: '0'");
  assertEquals(fault("liveness_check_failure_action=explode"), "neither restart, stop nor none: 'explode'");
  assertEquals(fault("liveness_check_success_action=restart"), "neither log nor none: 'restart'");
});
