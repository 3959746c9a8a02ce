import type { DomDocument } from "./dom.ts";
import { urlQuote } from "../markup/url_quote.ts";
import { make } from "./make.ts";

declare const document: DomDocument;

/** Brings the tail page to life: it follows the log, of either channel. Runs in the browser. */
export function tailApp(): void {
  // Characters of log kept in the page; a browser is slow to break more into lines
  const MAX_SHOWN = 500_000;
  // Milliseconds between two looks at what has come: a program that floods its log must not freeze the page
  const PAUSE = 100;
  const log = document.querySelector("pre");
  const controls = document.querySelector("#controls");
  const asked = new URLSearchParams(location.search);
  const name = asked.get("processname");
  if (log === null || controls === null || (name === null && asked.get("log") !== "main")) return;
  const state = make("span", { text: "", attributes: { id: "light", role: "status" } });
  const follow = make("input", { attributes: { type: "checkbox", checked: "checked" } });
  const wrap = make("input", { attributes: { type: "checkbox", checked: "checked" } });
  // Without end, as the original gives it
  const plain = make("a", { text: "Plain text" });
  const channels = (name === null ? [] : ["stdout", "stderr"]).map((channel) =>
    make("button", { text: channel, class: "chip", onClick: () => void show(channel) })
  );
  let current = new AbortController();
  let shown = 0;
  let waiting = "";

  document.documentElement.classList.add("live");
  controls.append(
    ...channels,
    make("label", { children: [follow, document.createTextNode(" Follow")] }),
    make("label", { children: [wrap, document.createTextNode(" Wrap lines")] }),
    plain,
    state,
  );
  log.setAttribute("tabindex", "0");
  wrap.addEventListener("change", () => log.classList.toggle("unwrapped", !wrap.checked));
  follow.addEventListener("change", toEnd);
  // Scrolling up stops the following, scrolling to the end takes it up again
  log.addEventListener("scroll", () => {
    follow.checked = log.scrollHeight - log.scrollTop - log.clientHeight < 8;
  });
  document.addEventListener("keydown", (event) => {
    if (event.target?.tagName === "INPUT" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "f") follow.click();
    if (event.key === "w") wrap.click();
  });
  void show(name === null ? "main" : asked.get("channel") === "stderr" ? "stderr" : "stdout");

  async function show(channel: string): Promise<void> {
    current.abort();
    const own = current = new AbortController();
    plain.setAttribute("href", name === null ? "mainlogtail" : `logtail/${urlQuote(name)}/${channel}`);
    for (const button of channels) button.setAttribute("aria-pressed", String(button.textContent === channel));
    while (!own.signal.aborted) {
      const more = await read(channel, own.signal);
      if (!more || own.signal.aborted) return;
      setState("lost", "Connection lost, trying again");
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }

  /** Shows the stream until it ends; false when there is none to show. */
  async function read(channel: string, signal: AbortSignal): Promise<boolean> {
    const query = new URLSearchParams(name === null ? { log: "main" } : { processname: name, channel });
    try {
      const response = await fetch(`monovisor/log?${query}`, { signal });
      if (!response.ok || response.body === null) {
        if (channel === "stderr") clear(`No ${channel} log for ${name}`);
        setState("", "");
        return false;
      }
      clear("");
      setState("on", "Live");
      await pump(response.body.getReader());
    } catch (error) {
      if (signal.aborted) return false;
      setState("lost", String(error));
    }
    return true;
  }

  async function pump(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      append(decoder.decode(value, { stream: true }));
    }
  }

  function append(text: string): void {
    if (waiting === "") setTimeout(paint, PAUSE);
    waiting = (waiting + text).slice(-MAX_SHOWN);
  }

  function paint(): void {
    if (log === null) return;
    log.append(document.createTextNode(waiting));
    shown += waiting.length;
    waiting = "";
    while (shown > MAX_SHOWN && log.firstChild !== log.lastChild) {
      shown -= log.firstChild?.textContent?.length ?? 0;
      log.firstChild?.remove();
    }
    toEnd();
  }

  function toEnd(): void {
    if (log !== null && follow.checked) log.scrollTop = log.scrollHeight;
  }

  function clear(text: string): void {
    if (log !== null) log.textContent = text;
    shown = text.length;
    waiting = "";
  }

  function setState(kind: string, text: string): void {
    state.className = kind;
    state.textContent = text;
  }
}
