/** What has been found, told line by line as it is found. */
export class Report {
  readonly #write: (line: string) => void;
  #refused = false;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  /** Whether one thing at least stands in the way. */
  get refused(): boolean {
    return this.#refused;
  }

  ok(text: string): void {
    this.#write(`ok       ${text}`);
  }

  /** Nothing stands in the way, but it is good to know. */
  note(text: string): void {
    this.#write(`note     ${text}`);
  }

  /** `text` says why, and what to do. */
  refuse(text: string): void {
    this.#refused = true;
    this.#write(`refused  ${text}`);
  }
}
