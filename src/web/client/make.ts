import type { DomDocument, DomElement, DomElements, DomNode } from "./dom.ts";

declare const document: DomDocument;

interface MakeOptions {
  readonly text?: string;
  readonly class?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly DomNode[];
  readonly onClick?: () => void;
}

/** A new element. Text is set as text: nothing in it can become markup. Runs in the browser. */
export function make<K extends string>(
  name: K,
  options: MakeOptions = {},
): DomElements[K] {
  const made = document.createElement(name);
  const element: DomElement = made;
  if (options.text !== undefined) element.textContent = options.text;
  if (options.class !== undefined) element.className = options.class;
  for (const [attribute, value] of Object.entries(options.attributes ?? {})) element.setAttribute(attribute, value);
  if (name === "button") element.setAttribute("type", "button");
  if (options.onClick !== undefined) element.addEventListener("click", options.onClick);
  element.append(...options.children ?? []);
  return made;
}
