import { durationText } from "../../text/duration.ts";
import type { Load } from "../../view/usage_meter.ts";
import type { Kind } from "../markup/kind_of.ts";
import { loadTexts } from "../markup/load_texts.ts";
import { type ProcessRow, processRow } from "../markup/process_row.ts";
import type { DomDocument, DomElement } from "./dom.ts";
import { make } from "./make.ts";
import type { StatusChange } from "./status_change.ts";
import { offerStop } from "./offer_stop.ts";
import { compareRows, type RowOrder } from "./row_order.ts";

declare const document: DomDocument;

interface Program {
  row: ProcessRow;
  readonly element: DomElement;
}

interface Group {
  readonly body: DomElement;
  readonly heading: DomElement;
  readonly tally: DomElement;
  readonly toggle: DomElement;
  readonly programs: Program[];
}

/** What is new, and what the actions of the new rows show to be ours. */
export interface TableChange extends Pick<StatusChange, "whole" | "changed" | "removed" | "loads"> {
  readonly token: string | null;
}

export interface ProgramTableOptions {
  /** A button of a group's heading was pressed. */
  readonly onGroupAction: (action: string, group: string) => void;
}

/** The status table, kept up to date: programs under the headings of their groups. Runs in the browser. */
export class ProgramTable {
  readonly #programs = new Map<string, Program>();
  readonly #groups = new Map<string, Group>();
  /** What the user has opened or closed by hand. */
  readonly #opened = new Map<string, boolean>();
  #filter: { text: string; kind: Kind | null } = { text: "", kind: null };
  #order: RowOrder = "name";
  /** Something has changed since they were put in order, which may be another now. */
  #isUnsorted = false;

  constructor(readonly table: DomElement, readonly options: ProgramTableOptions) {}

  get size(): number {
    return this.#programs.size;
  }

  get counts(): Readonly<Record<Kind, number>> {
    const counts = { running: 0, failed: 0, changing: 0, stopped: 0 };
    for (const { row } of this.#programs.values()) counts[row.kind] += 1;
    return counts;
  }

  get isAnyShown(): boolean {
    return [...this.#groups.values()].some(({ body }) => !body.hidden);
  }

  apply({ whole, changed, removed, loads, token }: TableChange): void {
    const isNew = changed.some(({ namespec }) => !this.#programs.has(namespec));
    const gone = whole ? this.#missingFrom(changed) : removed;
    for (const namespec of gone) this.#programs.delete(namespec);
    for (const row of changed) this.#put(row, token);
    for (const [namespec, load] of loads) this.#putLoad(namespec, load);
    if (isNew || gone.length > 0) this.#arrange();
    else this.#isUnsorted = this.#order !== "name";
    if (changed.length + gone.length > 0) this.#show();
    this.#sortAgain();
  }

  /** Groups are kept together by name only. */
  sort(order: RowOrder): void {
    this.#order = order;
    this.#arrange();
    this.#show();
  }

  filter(text: string, kind: Kind | null): void {
    this.#filter = { text: text.trim().toLowerCase(), kind };
    this.#show();
  }

  /** Lets the uptimes go on; `now` is the daemon's time in epoch seconds. */
  tick(now: number): void {
    this.#sortAgain();
    for (const { row, element } of this.#programs.values()) {
      if (row.state !== "RUNNING" || element.hidden) continue;
      const cell = element.querySelector("td:nth-child(2) span");
      const uptime = durationText(Math.max(0, Math.floor(now) - row.start));
      if (cell !== null) cell.textContent = row.description.replace(/uptime .*$/, `uptime ${uptime}`);
    }
  }

  // No row moves away from under a hand
  #sortAgain(): void {
    if (!this.#isUnsorted || this.table.querySelector("tbody:hover, tbody:focus-within") !== null) return;
    this.#arrange();
    this.#show();
  }

  /** The programs shown that are not among `rows`. */
  #missingFrom(rows: readonly ProcessRow[]): readonly string[] {
    const there = new Set(rows.map(({ namespec }) => namespec));
    return [...this.#programs.keys()].filter((namespec) => !there.has(namespec));
  }

  #putLoad(namespec: string, load: Load): void {
    const program = this.#programs.get(namespec);
    if (program === undefined) return;
    program.row = { ...program.row, load };
    for (const [name, text] of Object.entries(loadTexts(load))) {
      const cell = program.element.querySelector(`td.${name}`);
      if (cell !== null) cell.textContent = text;
    }
  }

  setBusy(namespec: string, busy: boolean): void {
    this.#programs.get(namespec)?.element.setAttribute("aria-busy", String(busy));
  }

  // The row is made anew; whoever was on one of its links with the keyboard stays on its successor
  #put(row: ProcessRow, token: string | null): void {
    const before = this.#programs.get(row.namespec);
    const template = make("template");
    template.innerHTML = processRow(row, { shade: false, token, forPeople: true });
    const element = template.content.querySelector("tr");
    if (element === null) return;
    offerStop(row, { element, token });
    const focused = before?.element.contains(document.activeElement) ? document.activeElement : null;
    const links = focused === null ? [] : [...before?.element.querySelectorAll("a:not(.why)") ?? []];
    const at = links.findIndex((link) => link === focused);
    element.setAttribute("aria-busy", before?.element.getAttribute("aria-busy") ?? "false");
    before?.element.replaceWith(element);
    const program = { row, element };
    this.#programs.set(row.namespec, program);
    const siblings = this.#groups.get(this.#keyOf(row))?.programs ?? [];
    const place = siblings.findIndex((other) => other === before);
    if (place >= 0) siblings[place] = program;
    if (focused !== null) ([...element.querySelectorAll("a:not(.why)")][at] ?? element.querySelector("a"))?.focus();
  }

  // Programs without a group come first, under no heading
  #keyOf({ group, namespec }: ProcessRow): string {
    return group === namespec || this.#order !== "name" ? "" : group;
  }

  #arrange(): void {
    this.#isUnsorted = false;
    const compare = compareRows(this.#order);
    const focused = document.activeElement;
    this.#groups.clear();
    for (const program of [...this.#programs.values()].sort((a, b) => compare(a.row, b.row))) {
      const key = this.#keyOf(program.row);
      const group = this.#groups.get(key) ?? this.#makeGroup(key);
      this.#groups.set(key, group);
      group.programs.push(program);
      group.body.append(program.element);
    }
    for (const body of this.table.querySelectorAll("tbody")) body.remove();
    this.table.append(...[...this.#groups.values()].map(({ body }) => body));
    // What is moved loses it
    if (this.table.contains(focused)) focused?.focus();
  }

  #makeGroup(name: string): Group {
    const tally = make("span", { class: "tally" });
    const text = name === "" ? "Programs without a group" : name;
    const toggle = make("button", { text, class: "toggle", onClick: () => this.#toggle(name) });
    const acts = (name === "" ? [] : ["Start", "Restart", "Stop"]).map((text) =>
      make("button", {
        text,
        attributes: { "aria-label": `${text} group ${name}` },
        onClick: () => this.options.onGroupAction(`${text.toLowerCase()}group`, name),
      })
    );
    const bar = make("div", { children: [toggle, tally, make("span", { class: "acts", children: acts })] });
    const cell = make("th", { attributes: { colspan: "6", scope: "rowgroup" }, children: [bar] });
    const heading = make("tr", { class: "heading", children: [cell] });
    return { body: make("tbody", { children: [heading] }), heading, tally, toggle, programs: [] };
  }

  #toggle(name: string): void {
    const group = this.#groups.get(name);
    if (group !== undefined) this.#opened.set(name, !this.#isOpen(name, group));
    this.#show();
  }

  // Where no program belongs to a group there is nothing to head
  get #isPlain(): boolean {
    return this.#groups.size === 1 && this.#groups.has("");
  }

  // With many programs, groups in which all is well begin closed
  #isOpen(name: string, { programs }: Group): boolean {
    const allWell = programs.every(({ row }) => row.state === "RUNNING");
    return this.#isPlain || (this.#opened.get(name) ?? !(allWell && this.size > 40));
  }

  #show(): void {
    const { text, kind } = this.#filter;
    const isFiltered = text !== "" || kind !== null;
    for (const [name, group] of this.#groups) {
      const isOpen = isFiltered || this.#isOpen(name, group);
      let matches = 0;
      for (const { row, element } of group.programs) {
        const isMatch = (kind === null || row.kind === kind) &&
          `${row.namespec}\n${row.state}\n${row.description}\n${row.failure?.line ?? ""}`.toLowerCase().includes(text);
        matches += isMatch ? 1 : 0;
        element.hidden = !isMatch || !isOpen;
      }
      group.body.hidden = matches === 0;
      group.heading.hidden = this.#isPlain;
      group.toggle.setAttribute("aria-expanded", String(isOpen));
      this.#count(group);
    }
  }

  #count({ tally, programs }: Group): void {
    const counts = new Map<Kind, number>();
    for (const { row } of programs) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
    const shown = [...counts].map(([kind, count]) => make("span", { class: kind, text: `${count} ${kind}` }));
    tally.replaceChildren(...shown);
  }
}
