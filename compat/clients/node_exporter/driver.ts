/** Scrapes the exporter once for each way to reach the daemon. */
const DEADLINE_MS = 20_000;
const DIR = Deno.env.get("DIR") ?? "";

for (const url of [`unix://${DIR}/s.sock`, `http://127.0.0.1:${Deno.env.get("PORT")}/RPC2`]) {
  console.log(`== ${url}`);
  console.log(await scrape(url));
}

async function scrape(url: string): Promise<string> {
  const address = freeAddress();
  const exporter = new Deno.Command(Deno.env.get("EXPORTER") ?? "", {
    args: ["--collector.disable-defaults", "--collector.supervisord", `--collector.supervisord.url=${url}`]
      .concat(`--web.listen-address=${address}`),
    stdout: "null",
    stderr: "null",
  }).spawn();
  try {
    return await settled(() => metrics(`http://${address}/metrics`));
  } finally {
    exporter.kill("SIGTERM");
    await exporter.status;
  }
}

function freeAddress(): string {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return `127.0.0.1:${listener.addr.port}`;
}

async function metrics(url: string): Promise<string> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    try {
      return await (await fetch(url)).text();
    } catch (error) {
      // It does not listen yet
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** What it tells once every program has found its state. */
async function settled(scrapeOnce: () => Promise<string>): Promise<string> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    const text = wanted(await scrapeOnce());
    // The original may show what has exited as running for a second yet
    const settled = !/^node_supervisord_state.* 10$/m.test(text) && /^node_supervisord_state.*"b"\} 100$/m.test(text);
    if (settled || performance.now() > deadline) return text;
  }
}

/** The daemon's series and whether the collector was content, without what differs from run to run. */
function wanted(text: string): string {
  return text.split("\n")
    .filter((line) => /^node_(supervisord|scrape_collector_success)/.test(line))
    .map((line) => line.replace(/(start_time_seconds\{.*\}) 1\.\d+e\+09$/, "$1 TIME"))
    .join("\n");
}
