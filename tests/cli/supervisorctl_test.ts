import { assertEquals, assertMatch } from "@std/assert";
import { supervisorctl } from "../../cli/supervisorctl.ts";
import { FakeTerminal } from "./ctl/terminal/fake_terminal.ts";

async function ctl(args: readonly string[], typed: readonly string[] = []) {
  const terminal = new FakeTerminal(typed);
  const status = await supervisorctl(args, { argv0: "bin/supervisorctl", terminal });
  return { status, stdout: terminal.stdout, stderr: terminal.stderr };
}

async function withConfig(text: string, use: (path: string) => Promise<void>): Promise<void> {
  const directory = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${directory}/c.conf`, text);
    await use(`${directory}/c.conf`);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
}

Deno.test("supervisorctl() prints its usage for -h, --help and -?", async () => {
  for (const option of ["-h", "--help", "--he", "-?"]) {
    const { status, stdout, stderr } = await ctl([option]);
    assertEquals([status, stderr], [0, ""]);
    assertMatch(stdout, /^supervisorctl -- control .*\n\nUsage: bin\/supervisorctl \[options\] /);
    assertMatch(stdout, /\nactions\.\n\n$/);
  }
});

Deno.test("supervisorctl() refuses a command line with status 2", async () => {
  const cases = [
    [["-v"], "option -v not recognized"],
    [["-c"], "option -c requires argument"],
    [["--history-file=x"], "option --history-file not recognized"],
    [["-i", "--interactive"], "conflicting command line option '--interactive'"],
    [["-s", "foo"], "invalid value for -s 'foo': value 'foo' is not a URL"],
    [["-s", "http://"], "invalid value for -s 'http://': value 'http://' is not a URL"],
    [["-c", "/nonexist"], "could not find config file /nonexist"],
  ] as const;
  for (const [args, message] of cases) {
    const stderr = `Error: ${message}\nFor help, use bin/supervisorctl -h\n`;
    assertEquals(await ctl(args), { status: 2, stdout: "", stderr });
  }
});

Deno.test("supervisorctl() refuses a file without its section", async () => {
  await withConfig("[supervisord]\n", async (path) => {
    const stderr = "Error: .ini file does not include supervisorctl section\nFor help, use bin/supervisorctl -h\n";
    assertEquals(await ctl(["-c", path, "status"]), { status: 2, stdout: "", stderr });
  });
});

Deno.test("supervisorctl() joins the words of an action and exits with its status", async () => {
  await withConfig("[supervisorctl]\nserverurl=unix://%(here)s/x/../s.sock\n", async (path) => {
    const here = path.slice(0, path.lastIndexOf("/"));
    const missing = { stdout: `unix://${here}/s.sock no such file\n`, stderr: "" };
    assertEquals(await ctl(["-c", path, "status"]), { ...missing, status: 4 });
    assertEquals(await ctl(["-c", path, "version"]), { ...missing, status: 7 });
    assertEquals(await ctl(["-c", path, "help", "quit"]), {
      status: 0,
      stdout: "quit\tExit the supervisor shell.\n",
      stderr: "",
    });
    assertEquals(await ctl(["-c", path, ""]), { status: 0, stdout: "", stderr: "" });
    const other = await ctl(["-c", path, "-s", "unix:///nonexistent/o.sock", "pid"]);
    assertEquals(other.stdout, "unix:///nonexistent/o.sock no such file\n");
  });
});

Deno.test("supervisorctl() without an action is a shell that exits with 0", async () => {
  await withConfig("[supervisorctl]\nserverurl=unix:///nonexistent/s\nprompt=mine\n", async (path) => {
    const stdout = "unix:///nonexistent/s no such file\nmine> *** Unknown syntax: foo\nmine> \n";
    assertEquals(await ctl(["-c", path], ["foo"]), { status: 0, stdout, stderr: "" });
  });
});

Deno.test("supervisorctl() goes on without plugins written in Python", async () => {
  const text = "[supervisorctl]\n[ctlplugin:x]\nsupervisor.ctl_factory=a.b:make\n";
  await withConfig(text, async (path) => {
    const { stderr, status } = await ctl(["-c", path, "help"]);
    assertEquals(status, 0);
    assertEquals(stderr, "Cannot load [ctlplugin:x]: a.b:make is Python, its actions are not available\n");
  });
});

Deno.test("supervisorctl() loads the line editor, advice and completion scripts only when they are needed", () => {
  const seen = new Set<string>();
  const walk = (url: URL) => {
    if (seen.has(url.pathname)) return;
    seen.add(url.pathname);
    const imports = Deno.readTextFileSync(url).matchAll(/^import (?!type )[^;]*from "(\.[^"]+)";$/gm);
    for (const [, target = ""] of imports) walk(new URL(target, url));
  };
  walk(new URL("../../cli/supervisorctl.ts", import.meta.url));
  assertEquals(seen.size > 50, true);
  assertEquals(
    [...seen].filter((path) => /\/ctl\/((editor|advice|completion)\/|read_hidden|json_status)/.test(path)),
    [],
  );
});
