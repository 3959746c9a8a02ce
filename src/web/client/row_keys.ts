import type { DomDocument, DomElement, DomEvent } from "./dom.ts";

declare const document: DomDocument;

/** Up and down go from a program's link to the same one of its neighbour; down leaves the filter. Runs in the browser. */
export function rowKeys(table: DomElement): void {
  document.addEventListener("keydown", onKey);

  function onKey(event: DomEvent): void {
    const { target, key } = event;
    if (target === null || (key !== "ArrowDown" && key !== "ArrowUp")) return;
    const row = target.closest("tbody tr");
    if (row === null && target.tagName !== "INPUT") return;
    const rows = [...table.querySelectorAll("tbody:not([hidden]) tr:not(.heading):not([hidden])")];
    const next = rows[rows.findIndex((other) => other === row) + (key === "ArrowDown" ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    const at = row === null ? 0 : [...row.querySelectorAll("a:not(.why)")].findIndex((link) => link === target);
    const links = [...next.querySelectorAll("a:not(.why)")];
    const same = links[at];
    (same === undefined || same.className === "hidden" ? links[0] : same)?.focus();
  }
}
