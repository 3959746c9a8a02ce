import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { ProcessRow } from "../../../src/web/markup/process_row.ts";
import { statusPage } from "../../../src/web/pages/status_page.ts";

const NOTHING_WRONG = { start: 5, kind: "running", failure: null, load: null } as const;
const ROWS: readonly ProcessRow[] = [
  { namespec: 'a<b&"c', group: 'a<b&"c', state: "STOPPED", description: "Not started", ...NOTHING_WRONG },
  { namespec: "backoff", group: "backoff", state: "BACKOFF", description: "Exited too quickly <b>", ...NOTHING_WRONG },
  { namespec: "cat", group: "cat", state: "RUNNING", description: "pid 21422, uptime 0:00:02", ...NOTHING_WRONG },
  { namespec: "quick", group: "quick", state: "FATAL", description: "x", ...NOTHING_WRONG },
  { namespec: "w:w_00", group: "w", state: "EXITED", description: "Nov 23 08:50 AM", ...NOTHING_WRONG },
  { namespec: "éx", group: "éx", state: "STARTING", description: "", ...NOTHING_WRONG },
];

/** As a monitoring script reads the page. */
function scrape(html: string): unknown {
  const row =
    /<tr class="(.*?)">\s*<td class="status"><span class="(\w+)">(\w+)<\/span><\/td>\s*<td><span>(.*?)<\/span><\/td>\s*<td><a href="(.*?)" target="_blank">(.*?)<\/a><\/td>\s*<td class="action">\s*<ul>(.*?)<\/ul>\s*<\/td>\s*<\/tr>/gs;
  return [...html.matchAll(row)].map(([, ...cells]) => [
    ...cells.slice(0, 6),
    [...(cells[6] ?? "").matchAll(/<li>\s*<a (.*?)>(.*?)<\/a>\s*<\/li>/gs)].map(([, attributes, text]) =>
      `${attributes}|${text}`
    ),
  ]);
}

const EMPTY = 'class="hidden" href="#" name="#"|Action';

function always(name: string): readonly string[] {
  return [
    `href="index.html?processname=${name}&amp;action=clearlog" name="Clear Log"|Clear Log`,
    `href="logtail/${name}" name="Tail -f Stdout" target="_blank"|Tail -f Stdout`,
    `href="logtail/${name}/stderr" name="Tail -f Stderr" target="_blank"|Tail -f Stderr`,
  ];
}

function start(name: string): readonly string[] {
  return [`href="index.html?processname=${name}&amp;action=start" name="Start"|Start`, EMPTY];
}

Deno.test("statusPage() gives a script the table that the original's page gives", () => {
  const quoted = "a%3Cb%26%22c";
  assertEquals(
    scrape(statusPage({ rows: ROWS, message: null, identifier: "supervisor", token: null, forPeople: false })),
    [
      ["", "statusnominal", "stopped", "Not started", `tail.html?processname=${quoted}`, 'a&lt;b&amp;"c', [
        ...start(quoted),
        ...always(quoted),
      ]],
      ["shade", "statuserror", "backoff", "Exited too quickly &lt;b>", "tail.html?processname=backoff", "backoff", [
        EMPTY,
        EMPTY,
        ...always("backoff"),
      ]],
      ["", "statusrunning", "running", "pid 21422, uptime 0:00:02", "tail.html?processname=cat", "cat", [
        'href="index.html?processname=cat&amp;action=restart" name="Restart"|Restart',
        'href="index.html?processname=cat&amp;action=stop" name="Stop"|Stop',
        ...always("cat"),
      ]],
      ["shade", "statuserror", "fatal", "x", "tail.html?processname=quick", "quick", [
        ...start("quick"),
        ...always("quick"),
      ]],
      ["", "statusnominal", "exited", "Nov 23 08:50 AM", "tail.html?processname=w%3Aw_00", "w:w_00", [
        ...start("w%3Aw_00"),
        ...always("w%3Aw_00"),
      ]],
      ["shade", "statusnominal", "starting", "", "tail.html?processname=%C3%A9x", "éx", [
        EMPTY,
        EMPTY,
        ...always("%C3%A9x"),
      ]],
    ],
  );
});

Deno.test("statusPage() says a state's words for processes only, so that a search for them tells something", () => {
  const page = statusPage({ rows: ROWS.slice(2, 3), message: null, identifier: "x", token: null, forPeople: false });
  assertEquals(page.match(/running|fatal|backoff|statuserror|statusnominal|stopped|exited/gi), ["running", "running"]);
});

Deno.test("statusPage() keeps title, buttons, message and foot of the original's", () => {
  const page = statusPage({ rows: ROWS, message: "a<b>&c", identifier: "<i>&", token: null, forPeople: false });
  assertStringIncludes(page, "<title>Supervisor Status</title>");
  for (const [action, text] of [["refresh", "Refresh"], ["restartall", "Restart All"], ["stopall", "Stop All"]]) {
    assertStringIncludes(page, `<li class="action-button"><a href="index.html?action=${action}">${text}</a></li>`);
  }
  assertStringIncludes(page, '<div class="status_msg">a&lt;b>&amp;c</div>');
  assertStringIncludes(page, '<p id="identity">&lt;i>&amp;</p>');
  assertMatch(page, />Supervisor<\/a> <span>4\.3\.0<\/span>/);
  assertMatch(page, /monovisor <span>\d+\.\d+\.\d+<\/span>/);
});

Deno.test("statusPage() without a process or message has neither table nor message", () => {
  const page = statusPage({ rows: [], message: null, identifier: "x", token: null, forPeople: false });
  assertStringIncludes(page, "No programs to manage");
  assertEquals(/<table|status_msg/.test(page), false);
});

Deno.test("statusPage() loads nothing from elsewhere and runs nothing written into it", () => {
  const page = statusPage({ rows: ROWS, message: null, identifier: "x", token: null, forPeople: false });
  assertEquals([...page.matchAll(/(?:src|href)="(?:https?:)?\/\/[^"]*"/g)].map(([link]) => link), [
    'href="http://supervisord.org"',
  ]);
  assertEquals(
    [...page.matchAll(/<script(.*?)>(.*?)<\/script>|<style|style=|\son\w+=/g)].map(([, , inline]) => inline),
    [""],
  );
  assertStringIncludes(page, "content=\"default-src 'none'; script-src 'self'; style-src 'self';");
});

Deno.test("statusPage() tells people how a program has failed, and links its last words to the log", () => {
  const note = (namespec: string, failure: ProcessRow["failure"]) => {
    const row: ProcessRow = {
      namespec,
      group: namespec,
      state: "FATAL",
      description: "x",
      start: 5,
      kind: "failed",
      failure,
      load: null,
    };
    const page = statusPage({ rows: [row], message: null, identifier: "x", token: null, forPeople: false });
    return /<td><span>x<\/span>(.*?)<\/td>/.exec(page)?.[1];
  };
  assertEquals(
    note('a<b&"c', { end: "exit status 3", line: "</a><script>alert(1)</script>", log: "stderr" }),
    '<p class="failure"><b>exit status 3</b><a class="why" href="tail.html?processname=a%3Cb%26%22c&amp;channel=stderr" ' +
      'target="_blank"><code>&lt;/a>&lt;script>alert(1)&lt;/script></code></a></p>',
  );
  assertMatch(
    note("p", { end: "", line: "", log: "stdout" }) ?? "",
    /^<p class="failure"><a .*>See its stdout<\/a><\/p>$/,
  );
  assertEquals(note("p", { end: "exit status 3", line: "", log: null }), '<p class="failure"><b>exit status 3</b></p>');
});

Deno.test("statusPage() shows people what each program uses, and asks before what cannot be undone (WEB-002)", () => {
  const [quoted, , cat] = ROWS;
  if (quoted === undefined || cat === undefined) throw new Error("Cannot show rows: there are too few");
  const rows = [{ ...cat, load: { cpu: 12.34, memory: 50 * 2 ** 20 } }, quoted];
  const page = statusPage({ rows, message: null, identifier: "x", token: "t", forPeople: true });
  const heads = [...page.matchAll(/<th class="(\w+)"[^>]*>(\w+)<\/th>/g)].map(([, , text]) => text);
  assertEquals(heads, ["State", "Description", "Name", "CPU", "Memory", "Action"]);
  assertEquals([...page.matchAll(/<td class="cpu">(.*)<\/td>\n<td class="memory">(.*)<\/td>/g)].map(([, ...c]) => c), [
    ["12.3%", "50.0M"],
    ["", ""],
  ]);
  const links = [...page.matchAll(/"(ask\.html\?[^"]*)"/g)].map(([, link]) => link);
  assertEquals(links, [
    "ask.html?token=t&amp;action=restartall",
    "ask.html?token=t&amp;action=stopall",
    "ask.html?token=t&amp;processname=cat&amp;action=clearlog",
    "ask.html?token=t&amp;processname=a%3Cb%26%22c&amp;action=clearlog",
  ]);
});
