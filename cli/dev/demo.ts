import { SAMPLE_CONF } from "../sample_conf.ts";

/** Where the demonstration listens. */
export const DEMO_PORT = 9001;

const CLOCK = `#!/bin/sh
# Tells the time every five seconds, as a program that logs does.
while true; do date; sleep 5; done
`;

const HELLO = `// Answers every request with one line.
const server = Deno.serve({ hostname: "127.0.0.1", port: 8081 }, () => new Response("hello from a supervised server\\n"));
Deno.addSignalListener("SIGTERM", () => server.shutdown());
`;

/** The sample configuration, changed as a reader of a tutorial would: own paths, a TCP port, an [include]. */
export function demoConfig(folder: string): string {
  return SAMPLE_CONF
    .replaceAll("/tmp/supervis", `${folder}/supervis`)
    .replace("nodaemon=false", "nodaemon=true ")
    .replace(/^;((adopt|warn_unknown|shutdown_timeout)=\w+) /gm, "$1  ")
    .replace(/^;(\[inet_http_server\])/m, "$1")
    .replace(/^;(port=127\.0\.0\.1:9001)/m, "$1")
    .replace(/^;(\[include\])$/m, "$1")
    .replace(/^;files = .*$/m, "files = programs/*.conf");
}

/** Makes the demonstration's folder: a commented configuration and two small programs. Gives the configuration's path. */
export async function makeDemo(folder: string): Promise<string> {
  await Deno.mkdir(`${folder}/programs`, { recursive: true });
  await Deno.writeTextFile(`${folder}/clock.sh`, CLOCK, { mode: 0o755 });
  await Deno.writeTextFile(`${folder}/hello.ts`, HELLO);
  await Deno.writeTextFile(
    `${folder}/programs/clock.conf`,
    `[program:clock]\ncommand=${folder}/clock.sh\nstopasgroup=true\ndepends_on=hello:healthy\n`,
  );
  await Deno.writeTextFile(
    `${folder}/programs/hello.conf`,
    `[program:hello]\ncommand=${Deno.execPath()} run --quiet --allow-net=127.0.0.1:8081 ${folder}/hello.ts\nready_http=http://127.0.0.1:8081/\n`,
  );
  const path = `${folder}/supervisord.conf`;
  await Deno.writeTextFile(path, demoConfig(folder));
  return path;
}
