import type { DomElement } from "./dom.ts";
import { make } from "./make.ts";
import type { RowOrder } from "./row_order.ts";

/** Makes the heads of the columns buttons that put the rows into their order. Runs in the browser. */
export function sortButtons(table: DomElement, onSort: (order: RowOrder) => void): void {
  const heads = ([["state", "Failed first"], ["desc", "Started last first"], ["name", "By group and name"]] as const)
    .flatMap(([name, title]) => {
      const head = table.querySelector(`th.${name}`);
      return head === null ? [] : [{ head, title, order: name === "desc" ? "start" as const : name }];
    });
  for (const { head, title, order } of heads) {
    const text = head.textContent ?? "";
    head.replaceChildren(make("button", { text, attributes: { title }, onClick: () => choose(order) }));
  }
  mark("name");

  function choose(order: RowOrder): void {
    mark(order);
    onSort(order);
  }

  function mark(chosen: RowOrder): void {
    for (const { head, order } of heads) {
      const direction = order === "start" ? "descending" : "ascending";
      head.setAttribute("aria-sort", order === chosen ? direction : "none");
    }
  }
}
