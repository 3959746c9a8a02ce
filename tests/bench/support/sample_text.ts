// deno-lint-ignore no-control-regex -- an escape sequence begins with one
const ESCAPES = /\x1b\[[0-9;]*m/g;

/** Log lines of a web server, and how many bytes are left of them without their colours. */
export interface SampleText {
  readonly text: Uint8Array;
  readonly clean: number;
  readonly lines: number;
}

export interface SampleOptions {
  readonly colours: boolean;
  /** Bytes of a line without its colours and its end; as they come unless set. */
  readonly width?: number | undefined;
}

/** About so many bytes of log lines of the usual kind. */
export function sampleText(bytes: number, { colours, width = 0 }: SampleOptions): SampleText {
  const plain = Math.max(lineOf(0).replaceAll(ESCAPES, "").length, width);
  const count = Math.ceil(bytes / plain);
  const lines = Array.from({ length: count }, (_, index) => `${lineOf(index).padEnd(width, " tail")}\n`).join("");
  const clean = lines.replaceAll(ESCAPES, "");
  return { text: new TextEncoder().encode(colours ? lines : clean), clean: clean.length, lines: count };
}

function lineOf(index: number): string {
  const time = new Date(1.7e12 + index * 37).toISOString();
  const request = `GET /articles/${String(index % 9973).padStart(5, "0")} HTTP/1.1`;
  return `${time} \x1b[32mINFO\x1b[0m  worker-${index % 8} 10.0.0.${
    index % 10
  } "${request}" \x1b[1m200\x1b[0m 5124 12ms`;
}
