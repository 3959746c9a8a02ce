import type { EditorState } from "../../../../cli/ctl/editor/editor_state.ts";
import type { Key } from "../../../../cli/ctl/terminal/key.ts";
import { type KeyEffect, press } from "../../../../cli/ctl/editor/press.ts";

/** Reads "text<C-a>text" as keys. */
export function keys(typed: string): readonly Key[] {
  return [...typed.matchAll(/<(M-[<>]|[^<>]+)>|([^<]+)/g)].map(([, name, text]) =>
    name === undefined ? { kind: "text", text: text ?? "" } : { kind: "key", name }
  );
}

/** Presses keys one after the other; effects other than "none" are noted. */
export function pressAll(state: EditorState, typed: string) {
  const effects: KeyEffect[] = [];
  for (const key of keys(typed)) {
    const pressed = press(state, key);
    state = pressed.state;
    if (pressed.effect.kind !== "none") effects.push(pressed.effect);
  }
  return { state, effects };
}

/** The line with a bar for its cursor. */
export function barred({ line: { text, cursor } }: EditorState): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}
