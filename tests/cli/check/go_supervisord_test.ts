import { assertEquals } from "@std/assert";
import { checkConfig } from "../../../src/config/check/check_config.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { fakeConfigEnvironment } from "../../config/fake_config_environment.ts";

const path = "/etc/supervisord.conf";
const text = await Deno.readTextFile(new URL("../../fixtures/go_supervisord.conf", import.meta.url));
const environment = fakeConfigEnvironment({ files: { [path]: text }, directories: ["/dev", "/srv/app"] });

Deno.test("check has nothing to say of a configuration for the Go supervisord", () => {
  assertEquals(checkConfig({ path, environment, portable: false, facts: () => [] }).findings, []);
});

/** A process that has only what [program-default] gives it. */
const GIVEN = {
  dependsOn: [],
  autorestart: true,
  restartpause: 5,
  startretries: 3,
  envFile: [{ path: "/etc/app/global.env", mayBeMissing: false }],
  environment: { STAGE: "production", PYTHONUNBUFFERED: "1" },
  liveness: null,
  sinks: [],
};
const LIVENESS = {
  ...{ initialDelay: 60, period: 60, timeout: 30, successThreshold: 1, failureThreshold: 3 },
  ...{ failureAction: "restart", tellsSuccess: false, watchdogSecs: null },
};
const needs = (name: string) => ({ name, condition: "started" });
const web = (number: number) => ({
  ...GIVEN,
  group: "app",
  name: `web_0${number}`,
  dependsOn: [needs("database")],
  liveness: { ...LIVENESS, check: { kind: "http", url: `http://127.0.0.1:808${number}/health` } },
});

Deno.test("a configuration for the Go supervisord means here what its words say", () => {
  const processes = loadConfig({ path, environment }).groups.flatMap(({ name: group, processes }) =>
    processes.map((config) => {
      const { name, dependsOn, autorestart, restartpause, startretries, envFile, environment, liveness } = config;
      const policy = { autorestart, restartpause, startretries };
      return { group, name, dependsOn, ...policy, envFile, environment, liveness, sinks: config.stdout.sinks };
    })
  );
  assertEquals(processes, [
    {
      ...GIVEN,
      ...{ group: "database", name: "database", autorestart: "unexpected" },
      liveness: {
        ...{ ...LIVENESS, period: 15 },
        check: { kind: "connect", endpoint: { transport: "tcp", host: "127.0.0.1", port: 5432 } },
      },
    },
    web(0),
    web(1),
    {
      ...GIVEN,
      ...{ group: "app", name: "worker", restartpause: 0, startretries: -1 },
      dependsOn: [needs("web"), needs("database")],
      envFile: ["global", "worker"].map((name) => ({ path: `/etc/app/${name}.env`, mayBeMissing: false })),
      environment: { STAGE: "production", CONCURRENCY: "4" },
      liveness: {
        ...{ initialDelay: 5, period: 60, timeout: 10, successThreshold: 2, failureThreshold: 5 },
        ...{ failureAction: "restart", tellsSuccess: true, watchdogSecs: null },
        check: { kind: "command", command: "/srv/app/check_worker --queue jobs" },
      },
      sinks: [{ kind: "file", path: "/dev/stdout" }],
    },
  ]);
});
