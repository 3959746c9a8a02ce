import { assertEquals } from "@std/assert";
import { type SyslogStyle, USUAL_STYLE } from "../../../src/config/model/log_sink.ts";
import { LineWriter } from "../../../src/output/format/line_writer.ts";
import { SyslogFormat, syslogHead } from "../../../src/output/format/syslog_format.ts";
import { WorkSpace } from "../../../src/output/format/work_space.ts";

const NOW = 1_700_000_000.5;
const encoder = new TextEncoder();

interface Heads {
  readonly style?: Partial<SyslogStyle>;
  readonly tag?: string;
  readonly hostName?: string | null;
}

function options({ style = {}, tag = "web:api", hostName = null }: Heads) {
  const local = (now: number) => new Date(now * 1000);
  return { style: { ...USUAL_STYLE, ...style }, tag, hostName, pid: () => 7, local };
}

function head(heads: Heads, now = NOW): string {
  return syslogHead(now, options(heads));
}

Deno.test("syslogHead() is that of RFC 3164 to this machine and of RFC 5424 to others, unless told", () => {
  const time = "2023-11-14T22:13:20.500Z";
  assertEquals(head({}), "<14>Nov 14 22:13:20 web.api[7]: ");
  assertEquals(head({ hostName: "here" }), `<14>1 ${time} here web:api 7 - - `);
  assertEquals(head({ style: { format: "rfc5424" } }), `<14>1 ${time} - web:api 7 - - `);
  assertEquals(head({ hostName: "here", style: { format: "rfc3164" } }), "<14>Nov 14 22:13:20 here web.api[7]: ");
  assertEquals(head({}, Date.UTC(2023, 10, 4) / 1000), "<14>Nov  4 00:00:00 web.api[7]: ");
});

Deno.test("syslogHead() reckons the priority from facility and severity, each of them user.info unless told", () => {
  const priorities = [
    [0, 0, 0],
    [23, 7, 191],
    [3, null, 30],
    [null, 3, 11],
    [null, null, 14],
  ] as const;
  for (const format of ["rfc3164", "rfc5424"] as const) {
    for (const [facility, severity, priority] of priorities) {
      assertEquals(/^<(\d+)>/.exec(head({ style: { facility, severity, format } }))?.[1], String(priority));
    }
  }
});

Deno.test("syslogHead() replaces what a tag must not have, and cuts it where RFC 5424 limits it", () => {
  const tags = [
    ["a b\té\x7f", "a_b___", "a_b___"],
    ["x[1]:y", "x[1]:y", "x.1..y"],
    ["z".repeat(60), "z".repeat(48), "z".repeat(60)],
  ] as const;
  for (const [tag, new5424, old3164] of tags) {
    assertEquals(head({ tag, style: { format: "rfc5424" } }).split(" ")[3], new5424);
    assertEquals(head({ tag }), `<14>Nov 14 22:13:20 ${old3164}[7]: `);
  }
});

Deno.test("SyslogFormat makes a message of each line, and of each part of one that was let go", () => {
  const pieces: string[] = [];
  const writer = new LineWriter(new SyslogFormat(options({})), {
    ...{ held: new Uint8Array(0), isRest: false, space: WorkSpace.get() },
    write: (data) => void pieces.push(new TextDecoder().decode(data)),
  });
  const at = (second: number, text: string) => `<14>Nov 14 22:13:${second} web.api[7]: ${text}\n`;
  writer.take(encoder.encode("one\n\nna"), NOW);
  writer.take(encoder.encode("me: "), NOW + 1);
  writer.release({ now: NOW + 2, isEnd: false });
  writer.take(encoder.encode("x\nbare"), NOW + 3);
  writer.release({ now: NOW + 4, isEnd: false });
  writer.take(encoder.encode("\nlast\n"), NOW + 5);
  const messages = [at(20, "one"), at(20, ""), at(22, "name: "), at(23, "x"), at(24, "bare"), at(25, "last")];
  assertEquals(pieces.join(""), messages.join(""));
});
