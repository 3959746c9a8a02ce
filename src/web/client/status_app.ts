import type { StatusChange } from "./status_change.ts";
import { ask } from "./ask.ts";
import type { DomDocument, DomElement, DomEvent } from "./dom.ts";
import { make } from "./make.ts";
import { ProgramTable } from "./program_table.ts";
import { rowKeys } from "./row_keys.ts";
import { sendAction } from "./send_action.ts";
import { sortButtons } from "./sort_buttons.ts";
import { Toolbar } from "./toolbar.ts";

declare const document: DomDocument;
declare const history: { replaceState(state: null, unused: string, url: string): void };

/** Brings the status page to life. Without it the page works as the original's does. Runs in the browser. */
export function statusApp(): void {
  // Milliseconds in which the daemon gives more than one sign of life
  const SILENCE = 50_000;
  const form = document.querySelector("form");
  const element = document.querySelector("table");
  const message = document.querySelector("#content > div");
  const light = make("span", { text: "Connecting", attributes: { id: "light", role: "status" } });
  document.querySelector("#header")?.append(light);
  if (form === null || message === null) return;

  const table = element === null ? null : new ProgramTable(element, { onGroupAction: actOnGroup });
  const toolbar = new Toolbar((text, kind) => {
    table?.filter(text, kind);
    count();
  });
  const ownLink = document.querySelector('#buttons a[href*="token="]')?.getAttribute("href") ?? "";
  let token = new URLSearchParams(ownLink.split("?")[1]).get("token");
  let feed: EventSource | null = null;
  // How far the daemon's clock is ahead of ours, in seconds
  let ahead = 0;
  let passing: number | undefined;
  // What is shown is what is
  let isCurrent = false;
  // When the daemon was heard last, for a connection may end unnoticed
  let heard = 0;
  let toldVersion = "";

  document.documentElement.classList.add("live");
  message.setAttribute("role", "status");
  if (message.className === "status_msg") say(message.textContent ?? "");
  // A reload is not to say the same again
  if (location.search !== "") history.replaceState(null, "", location.pathname);
  if (element !== null) {
    element.before(toolbar.element);
    rowKeys(element);
    sortButtons(element, (order) => table?.sort(order));
  }
  addToButtons(
    "action-button start",
    make("button", { text: "Start All", onClick: () => actOnAll("startall", "Start all programs?", "Start All") }),
  );
  addToButtons(
    "mainlog",
    make("a", { text: "Main log", attributes: { href: "tail.html?log=main", target: "_blank" } }),
  );
  message.addEventListener("click", hush);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hush();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", onClick);
  document.addEventListener("visibilitychange", () => document.hidden ? disconnect() : connect());
  setInterval(() => {
    if (feed !== null && isCurrent && Date.now() - heard > SILENCE) lose();
    // Nobody knows whether they go on while there is no connection
    if (isCurrent) table?.tick(Date.now() / 1000 + ahead);
  }, 1000);
  connect();

  // Pages in the background keep no connection: a browser allows few for one server
  function connect(): void {
    if (feed !== null || document.hidden) return;
    feed = new EventSource("monovisor/events");
    heard = Date.now();
    feed.addEventListener("alive", () => heard = Date.now());
    feed.onmessage = ({ data }) => {
      heard = Date.now();
      const change: StatusChange & { readonly token: string | null } = JSON.parse(data);
      token = change.token;
      onChange(change);
    };
    feed.onerror = lose;
  }

  function lose(): void {
    setLight("lost", "Connection lost, trying again");
    setCurrent(false);
    disconnect();
    setTimeout(connect, 2000);
  }

  function disconnect(): void {
    feed?.close();
    feed = null;
  }

  function onChange(change: StatusChange): void {
    const { now, mood, version, changed } = change;
    ahead = now - Date.now() / 1000;
    setCurrent(true);
    setLight(mood === "RUNNING" ? "on" : "lost", mood === "RUNNING" ? "Live" : `supervisord: ${mood.toLowerCase()}`);
    tellUpgrade(version);
    table?.apply({ ...change, token });
    // From no table to one, or back: the server knows how the page looks then
    if (table === null ? changed.length > 0 : table.size === 0) location.reload();
    count();
  }

  function count(): void {
    if (table === null) return;
    const { counts } = table;
    toolbar.update(counts, table.isAnyShown);
    document.title = counts.failed === 0 ? "Supervisor Status" : `(${counts.failed} failed) Supervisor Status`;
  }

  function onClick(event: DomEvent): void {
    const link = event.target?.closest("a") ?? null;
    const query = new URLSearchParams(link?.getAttribute("href")?.split("?")[1] ?? "");
    const action = query.get("action");
    if (action === null || action === "refresh" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const name = query.get("processname");
    if (action === "stopall") return void actOnAll(action, `Stop all ${table?.size ?? 0} programs?`, "Stop All");
    if (action === "restartall") {
      return void actOnAll(action, `Restart all ${table?.size ?? 0} programs?`, "Restart All");
    }
    void actOnOne(action, name);
  }

  // What cannot be undone asks
  async function actOnOne(action: string, name: string | null): Promise<void> {
    if (action === "clearlog" && !await ask(`Clear the logs of ${name}?`, "Clear")) return;
    if (action === "kill" && !await ask(`Kill ${name}? It cannot finish what it is doing.`, "Kill")) return;
    await act(action, name);
  }

  async function act(action: string, name: string | null): Promise<void> {
    if (name !== null) table?.setBusy(name, true);
    say(await sendAction({ action, name, token }));
    if (name !== null) table?.setBusy(name, false);
  }

  async function actOnAll(action: string, question: string, verb: string): Promise<void> {
    if (!await ask(question, verb)) return;
    say(`${verb} …`);
    await act(action, null);
  }

  async function actOnGroup(action: string, group: string): Promise<void> {
    if (action !== "startgroup") {
      const verb = action === "stopgroup" ? "Stop" : "Restart";
      if (!await ask(`${verb} every program of ${group}?`, verb)) return;
    }
    await act(action, group);
  }

  // Good news goes by itself, bad news when it was seen
  function say(text: string, stays?: "stays"): void {
    if (message === null) return;
    const isBad = /^(ERROR|unexpected|No such)/.test(text);
    message.className = "status_msg";
    message.classList.toggle("bad", isBad);
    message.textContent = text;
    clearTimeout(passing);
    if (!isBad && stays === undefined) passing = setTimeout(hush, 8000);
  }

  // The page is as old as its foot says; its scripts come with the page
  function tellUpgrade(version: string): void {
    const own = document.querySelector("#footer .right span")?.textContent ?? version;
    if (own === version || toldVersion === version) return;
    toldVersion = version;
    say(`monovisor was upgraded: ${own} → ${version}. Reload the page to have the new one.`, "stays");
  }

  function setCurrent(value: boolean): void {
    isCurrent = value;
    document.documentElement.classList.toggle("stale", !value);
  }

  function hush(): void {
    if (message !== null) message.className = "hidden";
  }

  function setLight(kind: string, text: string): void {
    light.className = kind;
    light.textContent = text;
  }

  function addToButtons(name: string, child: DomElement): void {
    document.querySelector("#buttons")?.append(make("li", { class: name, children: [child] }));
  }
}
