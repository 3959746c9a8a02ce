/*
 * The part of a browser's DOM that the pages' scripts use. TypeScript's own "dom" library would hold for the whole
 * program, in which `name`, `status` or `close` would then pass for variables. A file that uses the document declares
 * it: `declare const document: DomDocument`.
 */

export interface DomEvent {
  readonly target: DomElement | null;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  preventDefault(): void;
}

export interface DomNode {
  textContent: string | null;
  remove(): void;
}

interface Searchable {
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  addEventListener(type: string, listener: (event: DomEvent) => void): void;
}

export interface DomElement extends DomNode, Searchable {
  className: string;
  hidden: boolean;
  scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
  readonly tagName: string;
  readonly firstChild: DomNode | null;
  readonly lastChild: DomNode | null;
  readonly classList: { add(name: string): void; toggle(name: string, isOn: boolean): void };
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  append(...nodes: readonly (DomNode | string)[]): void;
  before(...nodes: readonly DomNode[]): void;
  replaceWith(...nodes: readonly DomNode[]): void;
  replaceChildren(...nodes: readonly (DomNode | string)[]): void;
  closest(selector: string): DomElement | null;
  contains(node: DomNode | null): boolean;
  focus(): void;
  click(): void;
}

export interface DomInput extends DomElement {
  value: string;
  checked: boolean;
}

export interface DomDialog extends DomElement {
  readonly returnValue: string;
  showModal(): void;
  close(returnValue: string): void;
}

export interface DomTemplate extends DomElement {
  innerHTML: string;
  readonly content: Searchable;
}

/** What createElement() gives by name; everything else is a DomElement. */
export interface DomElements {
  readonly [name: string]: DomElement;
  readonly input: DomInput;
  readonly dialog: DomDialog;
  readonly template: DomTemplate;
}

export interface DomDocument extends Searchable {
  title: string;
  readonly hidden: boolean;
  readonly body: DomElement;
  readonly documentElement: DomElement;
  readonly activeElement: DomElement | null;
  createElement<K extends string>(name: K): DomElements[K];
  createTextNode(text: string): DomNode;
}
