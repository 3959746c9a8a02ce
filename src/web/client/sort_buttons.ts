import type { DomElement } from "./dom.ts";
import { make } from "./make.ts";
import type { RowOrder } from "./row_order.ts";

/** Makes the heads of the columns buttons that put the rows into their order. Runs in the browser. */
export function sortButtons(table: DomElement, onSort: (order: RowOrder) => void): void {
  const columns = [
    { name: "state", order: "state", title: "Failed first" },
    { name: "desc", order: "start", title: "Started last first" },
    { name: "name", order: "name", title: "By group and name" },
    { name: "cpu", order: "cpu", title: "What uses most first" },
    { name: "memory", order: "memory", title: "What uses most first" },
  ] as const;
  const heads = columns.flatMap(({ name, ...column }) => {
    const head = table.querySelector(`th.${name}`);
    return head === null ? [] : [{ head, ...column }];
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
      const direction = order === "name" || order === "state" ? "ascending" : "descending";
      head.setAttribute("aria-sort", order === chosen ? direction : "none");
    }
  }
}
