import { runDaemon, type RunningDaemon } from "../../support/run_daemon.ts";
import { until } from "../../support/until.ts";

/** Seconds that may pass between a look at the status and at the clock. */
const LATE = 60;

interface Kind {
  readonly section: (name: string) => string;
  /** The full name of its last process. */
  readonly last: (name: string) => string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  "program of several processes": {
    section: (name) => `[program:${name}]\nnumprocs=2\nprocess_name=%(process_num)d\n`,
    last: (name) => `${name}:1`,
  },
  group: {
    section: (name) => `[group:of_${name}]\nprograms=${name}\n[program:${name}]\n`,
    last: (name) => `of_${name}:${name}`,
  },
  "fcgi-program": {
    section: (name) => `[fcgi-program:${name}]\nsocket=unix://%(here)s/${name}.sock\n`,
    last: (name) => name,
  },
  eventlistener: { section: (name) => `[eventlistener:${name}]\nevents=TICK_3600\n`, last: (name) => name },
};

/** Resolves when status shows the state, and a start in about so many seconds. */
async function untilPaused(
  daemon: RunningDaemon,
  name: string,
  { state, seconds }: { readonly state: string; readonly seconds: number },
): Promise<void> {
  await until(`${name} to be ${state} for ${seconds} s`, async () => {
    const { stdout } = await daemon.ctl("status", name);
    const [, shown, day, time] = /^\S+ +(\w+) .*, starts again (\w+ \d+) (.*)$/m.exec(stdout) ?? [];
    const now = Date.now();
    const start = Date.parse(`${day} ${new Date(now + seconds * 1000).getFullYear()} ${time}`);
    return shown === state && Math.abs((start - now) / 1000 - seconds) < LATE || undefined;
  });
}

for (const [kind, { section, last }] of Object.entries(KINDS)) {
  Deno.test(`${kind}: it pauses before it is restarted, waits longer for each try, and gives up where it is told`, async () => {
    await using daemon = await runDaemon(`
${section("paused")}command=true
startsecs=0
autorestart=true
restartpause=1000
${section("delayed")}command=false
startretries=9
backoff_delay=2000
${section("limited")}command=false
startretries=9
backoff_delay=0.1
backoff_factor=100000
backoff_limit=4000
${section("restless")}command=true
startsecs=0
autorestart=true
restart_limit_count=1
restart_limit_interval=1000
`);
    await untilPaused(daemon, last("paused"), { state: "EXITED", seconds: 1000 });
    await untilPaused(daemon, last("delayed"), { state: "BACKOFF", seconds: 2000 });
    await untilPaused(daemon, last("limited"), { state: "BACKOFF", seconds: 4000 });
    await daemon.waitForState(last("restless"), "FATAL +more than 1 restarts within 1000 seconds$");
  });
}
