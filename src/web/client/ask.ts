import type { DomDocument } from "./dom.ts";
import { make } from "./make.ts";

declare const document: DomDocument;

/** Asks before something that touches many programs. Enter says yes, Escape no. Runs in the browser. */
export function ask(question: string, verb: string): Promise<boolean> {
  return new Promise((resolve) => {
    const yes = make("button", { text: verb, class: "danger", onClick: () => dialog.close("yes") });
    const no = make("button", { text: "Cancel", onClick: () => dialog.close("") });
    const dialog = make("dialog", {
      attributes: { "aria-label": question },
      children: [make("p", { text: question }), make("div", { class: "choices", children: [no, yes] })],
    });
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
    yes.focus();
  });
}
