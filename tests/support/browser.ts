import { decodeBase64 } from "../../src/text/bytes/decode_base64.ts";
import { until } from "./until.ts";

/** Milliseconds within which the browser answers a command. */
const DEADLINE_MS = 20_000;

const COMPLAINTS: ReadonlySet<string> = new Set(["Runtime.exceptionThrown", "Log.entryAdded"]);

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/** The Chromium of this machine; null when there is none. */
export function findBrowser(): string | null {
  const folders = (Deno.env.get("PATH") ?? "").split(":");
  const candidates = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) =>
    folders.map((folder) => `${folder}/${name}`)
  );
  return candidates.find((path) => isFile(path)) ?? null;
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return false;
    throw error;
  }
}

/** One page of a headless Chromium with a fresh profile, driven through the DevTools protocol. */
export class Browser implements AsyncDisposable {
  /** What the browser complained of so far: exceptions, refused resources, broken content policy. */
  readonly problems: string[] = [];
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #lastId = 0;

  private constructor(
    private readonly process: Deno.ChildProcess,
    private readonly socket: WebSocket,
    private readonly profile: string,
  ) {
    socket.addEventListener("message", ({ data }) => {
      const reply: Reply = JSON.parse(data);
      if (reply.id !== undefined) this.#waiting.get(reply.id)?.(reply);
      if (COMPLAINTS.has(reply.method ?? "")) this.problems.push(JSON.stringify(reply.params));
    });
  }

  static async open(executable: string): Promise<Browser> {
    const profile = await Deno.makeTempDir({ prefix: "browser-" });
    const process = new Deno.Command(executable, {
      args: [
        ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
        ...["--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0"],
        // Names of sites that tests make
        "--host-resolver-rules=MAP *.example 127.0.0.1",
        ...[`--user-data-dir=${profile}`, "about:blank"],
      ],
      stdin: "null",
      stdout: "null",
      stderr: "piped",
    }).spawn();
    const port = await debuggingPort(process.stderr);
    const pages: readonly { readonly type: string; readonly webSocketDebuggerUrl: string }[] = await (await fetch(
      `http://127.0.0.1:${port}/json/list`,
    )).json();
    const url = pages.find(({ type }) => type === "page")?.webSocketDebuggerUrl;
    if (url === undefined) throw new Error("Cannot drive the browser: it shows no page");
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve, { once: true });
      socket.addEventListener("error", reject, { once: true });
    });
    const browser = new Browser(process, socket, profile);
    for (const domain of ["Page", "Runtime", "Log"]) await browser.send(`${domain}.enable`);
    return browser;
  }

  /** Sends a command of the DevTools protocol. */
  async send(
    method: string,
    params: Readonly<Record<string, unknown>> = {},
  ): Promise<Readonly<Record<string, unknown>>> {
    const id = ++this.#lastId;
    let timer: number | undefined;
    const reply = await new Promise<Reply>((resolve, reject) => {
      this.#waiting.set(id, resolve);
      timer = setTimeout(() => reject(new Error(`Cannot ${method}: the browser does not answer`)), DEADLINE_MS);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
    clearTimeout(timer);
    this.#waiting.delete(id);
    if (reply.error !== undefined) throw new Error(`Cannot ${method}: ${reply.error.message}`);
    return reply.result ?? {};
  }

  async goTo(url: string): Promise<void> {
    await this.send("Page.navigate", { url });
    await this.until(`location.href === ${JSON.stringify(url)} && document.readyState === "complete"`);
  }

  /** What the expression gives in the page, as JSON. Throws what it throws. */
  async evaluate(expression: string): Promise<unknown> {
    const reply = await this.send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    const { result, exceptionDetails } = reply;
    if (exceptionDetails !== undefined) throw new Error(`Cannot evaluate ${expression}: ${JSON.stringify(result)}`);
    return typeof result === "object" && result !== null && "value" in result ? result.value : undefined;
  }

  /** Waits until the expression is true; while it throws, as it may while a page is loading, it is not. */
  async until(expression: string): Promise<void> {
    await until(expression, async () => await this.evaluate(`Boolean(${expression})`) === true || undefined);
  }

  /** What is seen of the page, as PNG. */
  async picture(): Promise<Uint8Array> {
    const { data } = await this.send("Page.captureScreenshot", { format: "png" });
    const bytes = decodeBase64(String(data));
    if (bytes === null) throw new Error("Cannot take a picture: the browser gave none");
    return bytes;
  }

  /** Presses the first element that the selector finds, as a mouse would. */
  async click(selector: string): Promise<void> {
    await this.evaluate(`(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      if (element === null) throw new Error("there is none");
      element.click();
    })()`);
  }

  /** Presses and releases a key. */
  async press(key: string): Promise<void> {
    for (const type of ["keyDown", "keyUp"]) await this.send("Input.dispatchKeyEvent", { type, key });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.socket.addEventListener("close", resolve, { once: true }));
    await this.send("Browser.close");
    await Promise.all([closed, this.process.status]);
    await Deno.remove(this.profile, { recursive: true });
  }
}

/** Reads the line in which the browser tells its port, and what follows it to nowhere. */
async function debuggingPort(stderr: ReadableStream<Uint8Array>): Promise<string> {
  let text = "";
  const reader = stderr.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: true });
    const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(text)?.[1];
    if (done) throw new Error(`Cannot drive the browser: ${text}`);
    if (port === undefined) continue;
    void drain(reader);
    return port;
  }
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}
