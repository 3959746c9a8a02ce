import { refuseWords } from "../../cli/dev/refuse_words.ts";
import { told } from "../../cli/dev/told.ts";
import { Browser, findBrowser } from "../support/browser.ts";
import { startWebDaemon } from "../support/web_daemon.ts";

/*
 * Takes the picture of the status page that the README shows: the compiled daemon, with what people come to the page
 * for, in a real browser.
 */
const PICTURE = new URL("../../compat/page.png", import.meta.url);
const USAGE = `task picture
Takes the picture of the status page that the README shows, with Chromium, into compat/page.png.`;
const SIZE = { width: 1240, height: 800 } as const;

const PROGRAMS = `
[program:api]
command=/bin/sh -c 'echo "ConnectionRefusedError: cannot connect to 127.0.0.1:5432" >&2; exit 3'
startsecs=0
autorestart=false
[program:mailer]
command=/bin/sh -c 'trap "" TERM; echo ready; while :; do sleep 0.2; done'
startsecs=0
stopwaitsecs=60
[program:migrate]
command=/bin/true
startsecs=0
autorestart=false
[program:postgres]
command=/bin/sleep 3600
startsecs=600
[program:report]
command=/bin/cat
depends_on=postgres
[program:web]
command=/bin/cat
startsecs=0
numprocs=4
process_name=%(program_name)s_%(process_num)02d
`;

async function takePicture(): Promise<void> {
  refuseWords(Deno.args, USAGE);
  const executable = findBrowser();
  if (executable === null) throw new Error("Cannot take the picture: there is no chromium on PATH");
  await using daemon = await startWebDaemon(PROGRAMS, "shop");
  await using browser = await Browser.open(executable);
  await browser.send("Emulation.setDeviceMetricsOverride", { ...SIZE, deviceScaleFactor: 1, mobile: false });
  await browser.goTo(`${daemon.url}/`);
  const states = '[...document.querySelectorAll(".status span")].map((cell) => cell.textContent)';
  await browser.until(`${states}.filter((state) => state === "running").length === 5`);
  // It does not go before the picture is taken
  const stopped = daemon.rpc("supervisor.stopProcess", "mailer");
  await browser.until(`${states}.includes("stopping") && document.querySelector(".why code") !== null`);
  const bytes = await browser.picture();
  await Deno.writeFile(PICTURE, bytes);
  console.log(`${PICTURE.pathname}: ${bytes.length} bytes`);
  await daemon.rpc("supervisor.signalProcess", "mailer", "KILL");
  await stopped;
}

Deno.exit(await told(takePicture));
