import { assertEquals, assertMatch } from "@std/assert";
import { NGINX_PHP } from "../../../cli/dev/debian.ts";
import { inContainer, runContainer } from "../../support/in_container.ts";
import { freePort } from "../../support/installation.ts";
import { lackOf } from "../../support/lack_of.ts";
import { until } from "../../support/until.ts";

const nginx = (folder: string, port: number) =>
  `daemon off;
user www-data;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  server {
    listen 127.0.0.1:${port};
    location / {
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME ${folder}/index.php;
      fastcgi_pass unix:${folder}/php.sock;
    }
  }
}
`;
const pool = (folder: string) =>
  `[global]
error_log = /dev/stderr
process_control_timeout = 5
[www]
user = www-data
listen = ${folder}/php.sock
listen.owner = www-data
pm = static
pm.max_children = 2
`;
const PAGE = `<?php
if (isset($_GET["slow"])) {
  touch(__DIR__ . "/arrived");
  sleep(1);
}
echo "served by ", PHP_SAPI, "\\n";
`;

inContainer(
  "nginx waits for the socket of php-fpm's pool, and the last request is answered before both end",
  async () => {
    const port = freePort();
    const [php = ""] = [...Deno.readDirSync("/usr/sbin")].map(({ name }) => name).filter((name) =>
      /^php-fpm/.test(name)
    );
    await using daemon = await runContainer(
      `
[program:nginx]
command=nginx -e stderr -c %(here)s/nginx.conf
depends_on=php:healthy
ready_port=${port}
stopsignal=QUIT
startsecs=0
redirect_stderr=true
stdout_logfile=%(here)s/nginx.log
[program:php]
command=${php} -n -F -y %(here)s/pool.conf
ready=notify
ready_port=%(here)s/php.sock
stopsignal=QUIT
startsecs=0
`,
      {
        settings: "shutdown_timeout=9\n",
        prepare: async (folder) => {
          await Deno.writeTextFile(`${folder}/nginx.conf`, nginx(folder, port));
          await Deno.writeTextFile(`${folder}/pool.conf`, pool(folder));
          await Deno.writeTextFile(`${folder}/index.php`, PAGE);
        },
      },
    );
    const { folder } = daemon;
    await daemon.waitForState("nginx", "RUNNING");
    assertEquals(await (await fetch(`http://127.0.0.1:${port}/`)).text(), "served by fpm-fcgi\n");
    const last = fetch(`http://127.0.0.1:${port}/?slow=1`).then((response) => response.text());
    await until("the request to arrive", () => exists(`${folder}/arrived`) || undefined);
    assertEquals(await daemon.stop(), 0);
    assertEquals(await last, "served by fpm-fcgi\n");
    assertMatch(
      await Deno.readTextFile(`${folder}/supervisord.log`),
      /success: php .*ready[^]*spawned: 'nginx'[^]*success: nginx[^]*stopped: nginx \(exit status 0\)[^]*stopped: php \(exit status 0\)/,
    );
    assertEquals(await Deno.readTextFile(`${folder}/nginx.log`), "");
    const left = [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => /sock|pid|notify/.test(name));
    assertEquals(left, []);
  },
  await lackOf(NGINX_PHP),
);

function exists(path: string): boolean {
  try {
    return Deno.lstatSync(path).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
