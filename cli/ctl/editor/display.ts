import { clip, type Frame, render, type View } from "./render.ts";
import type { Screen } from "./screen.ts";

const CLEAR_BELOW = "\x1b[J";
const CLEAR_SCREEN = "\x1b[H\x1b[2J";
const BELL = "\x07";
const NEW_LINE = "\r\n";
const BLANK: Frame = { rows: [], cursor: { row: 0, column: 0 } };

/** Keeps the line on the screen up to date: each drawing replaces the one before. */
export class Display {
  readonly #screen: Screen;
  #shown = BLANK;
  #view: View = { prompt: "", text: "", cursor: 0 };

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  draw(view: View): void {
    this.#screen.write(this.#toTop() + this.#show(view));
  }

  /** After a change of size the terminal has wrapped what was shown anew; the rows above are what they would be now. */
  redraw(): void {
    this.#shown = this.#frameOf(this.#view);
    this.draw(this.#view);
  }

  /** Shows `rows` below the line, and the line again below them. */
  list(rows: readonly string[]): void {
    this.#screen.write(this.#toEnd() + rows.map((row) => row + NEW_LINE).join("") + this.#show(this.#view));
  }

  /** Begins again at the top of an empty screen. */
  clear(): void {
    this.#screen.write(CLEAR_SCREEN + this.#show(this.#view));
  }

  /** Leaves the line as it is and goes on below it. */
  finish(): void {
    this.#screen.write(this.#toEnd());
    this.#shown = BLANK;
  }

  /** Begins again where the cursor is now. */
  resume(): void {
    this.#screen.write(this.#show(this.#view));
  }

  beep(): void {
    this.#screen.write(BELL);
  }

  #show(view: View): string {
    const frame = this.#frameOf(view);
    this.#view = view;
    this.#shown = frame;
    const up = frame.rows.length - 1 - frame.cursor.row;
    return `${CLEAR_BELOW}${textOf(frame)}${move(up, "A")}\r${move(frame.cursor.column, "C")}`;
  }

  #frameOf(view: View): Frame {
    const { columns, rows } = this.#screen.size();
    return clip(render(view, columns), rows);
  }

  #toTop(): string {
    return `${move(this.#shown.cursor.row, "A")}\r`;
  }

  #toEnd(): string {
    return move(this.#shown.rows.length - 1 - this.#shown.cursor.row, "B") + NEW_LINE;
  }
}

/**
 * The rows as one text that the terminal itself wraps: then it knows that they belong together, when its size changes
 * and when they are copied. Only the row that is not begun yet has to be asked for.
 */
function textOf({ rows }: Frame): string {
  return rows.join("") + (rows.length > 1 && rows.at(-1) === "" ? NEW_LINE : "");
}

function move(count: number, direction: "A" | "B" | "C"): string {
  return count > 0 ? `\x1b[${count}${direction}` : "";
}
