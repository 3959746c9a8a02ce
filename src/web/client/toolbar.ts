import type { DomDocument, DomElement, DomEvent, DomInput } from "./dom.ts";
import type { Kind } from "../markup/kind_of.ts";
import { make } from "./make.ts";

declare const document: DomDocument;

/** The box and the buttons that choose which programs are seen; the buttons count them. Runs in the browser. */
export class Toolbar {
  readonly element: DomElement;
  readonly #input: DomInput;
  readonly #chips = new Map<Kind | null, DomElement>();
  readonly #none = make("p", { text: "No program matches.", class: "none" });
  #kind: Kind | null = null;

  constructor(readonly onChange: (text: string, kind: Kind | null) => void) {
    this.#input = make("input", {
      attributes: {
        type: "search",
        placeholder: "Filter programs",
        "aria-label": "Filter programs",
        "title": "/ comes here, \u2193 goes on to the programs, Escape clears",
      },
    });
    this.#input.addEventListener("input", () => this.#changed());
    const kinds: readonly (Kind | null)[] = [null, "running", "failed", "changing", "stopped"];
    for (const kind of kinds) {
      this.#chips.set(kind, make("button", { class: `chip ${kind ?? ""}`, onClick: () => this.#choose(kind) }));
    }
    const chips = make("div", {
      class: "chips",
      attributes: { role: "group", "aria-label": "By state" },
      children: [...this.#chips.values()],
    });
    this.element = make("div", { class: "toolbar", children: [this.#input, chips, this.#none] });
    document.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** Shows how many programs there are of each kind, and whether any is left to be seen. */
  update(counts: Readonly<Record<Kind, number>>, isAnyShown: boolean): void {
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    for (const [kind, chip] of this.#chips) {
      const count = kind === null ? all : counts[kind];
      chip.replaceChildren(make("b", { text: String(count) }), ` ${kind ?? "programs"}`);
      chip.setAttribute("aria-pressed", String(kind === this.#kind));
      chip.hidden = kind !== null && count === 0 && kind !== this.#kind;
    }
    this.#none.hidden = isAnyShown;
  }

  #choose(kind: Kind | null): void {
    this.#kind = kind === this.#kind ? null : kind;
    this.#changed();
  }

  #changed(): void {
    this.onChange(this.#input.value, this.#kind);
  }

  // "/" goes to the box, Escape empties it
  #onKey(event: DomEvent): void {
    const isTyping = event.target?.tagName === "INPUT";
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#input.focus();
    }
    if (event.key !== "Escape" || event.target !== this.#input) return;
    this.#input.value = "";
    this.#changed();
  }
}
