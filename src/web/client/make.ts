/// <reference lib="dom" />

interface MakeOptions {
  readonly text?: string;
  readonly class?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
  readonly onClick?: () => void;
}

/** A new element. Text is set as text: nothing in it can become markup. Runs in the browser. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  options: MakeOptions = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (options.text !== undefined) element.textContent = options.text;
  if (options.class !== undefined) element.className = options.class;
  for (const [attribute, value] of Object.entries(options.attributes ?? {})) element.setAttribute(attribute, value);
  if (name === "button") element.setAttribute("type", "button");
  if (options.onClick !== undefined) element.addEventListener("click", options.onClick);
  element.append(...options.children ?? []);
  return element;
}
