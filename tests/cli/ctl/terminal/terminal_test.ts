import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { HAS_TMUX } from "../../../support/tmux.ts";
import { until } from "../../../support/until.ts";
import { left, terminalSetting } from "./terminal_setting.ts";

/*
 * The real program on a real terminal, tmux being the person's: what is drawn, and that the terminal is left as it was.
 */
function onTerminal(name: string, test: () => Promise<void>): void {
  Deno.test({ name, fn: test, ignore: !HAS_TMUX });
}

onTerminal("the shell keeps a history over sessions and leaves at Ctrl-D", async () => {
  await using setting = await terminalSetting();
  await Deno.writeTextFile(`${setting.folder}/history`, "version\npid cat\n");
  await using terminal = await setting.open("ctl");
  await terminal.see("supervisor>");
  await terminal.press("Up", "Up");
  await terminal.see("supervisor> version");
  await terminal.press("Enter");
  await terminal.see("supervisor> version\n4.3.0\nsupervisor>");
  await terminal.press("C-d");
  await terminal.see(left(0));
  assertEquals(await Deno.readTextFile(`${setting.folder}/history`), "version\npid cat\nversion\n");
});

onTerminal("the shell edits lines, also those that wrap and those with wide characters", async () => {
  await using setting = await terminalSetting();
  await using terminal = await setting.open("ctl");
  await terminal.see("supervisor>");
  await terminal.press("rsion", "C-a", "ve", "C-e", " x", "M-BSpace", "BSpace", "Enter");
  await terminal.see("supervisor> version\n4.3.0\nsupervisor>");
  const names = "\u8a9e".repeat(40);
  await terminal.press(`status ${names}`, "C-a", "C-e", "Left", "x");
  const first = `supervisor> status ${"\u8a9e".repeat(30)}`;
  const screen = await terminal.see(`${first}\n${"\u8a9e".repeat(9)}x\u8a9e`);
  assertEquals(screen.split("supervisor> status").length, 2, screen);
  await terminal.press("C-e", "C-u");
  await terminal.see("4.3.0\nsupervisor>");
  await terminal.press("C-r", "ver", "Enter");
  await terminal.see("4.3.0\nsupervisor> version\n4.3.0\nsupervisor>");
});

onTerminal("the shell draws its line anew when the terminal's size changes", async () => {
  await using setting = await terminalSetting();
  await using terminal = await setting.open("ctl");
  await terminal.see("supervisor>");
  await terminal.press(`status ${"a".repeat(70)}`, "Left");
  await terminal.see(`supervisor> status ${"a".repeat(61)}\n${"a".repeat(9)}`);
  await terminal.resize(50);
  await terminal.press("x");
  await terminal.see(`\nsupervisor> status ${"a".repeat(31)}\n${"a".repeat(38)}xa`);
  await terminal.resize(100);
  await terminal.press("y");
  const screen = await terminal.see(`\nsupervisor> status ${"a".repeat(69)}xya`);
  assertEquals(screen.split("supervisor>").length, 2, screen);
});

onTerminal("the shell completes actions and names, and leaves at Ctrl-C", async () => {
  await using setting = await terminalSetting();
  await using terminal = await setting.open("ctl");
  await terminal.see("supervisor>");
  await terminal.press("st", "Tab", "Tab");
  await terminal.see("supervisor> st\nstart    status   stop\nsupervisor> st");
  await terminal.press("atus w", "Tab");
  await terminal.see("supervisor> status web:");
  await terminal.press("Tab", "Tab");
  await terminal.see("\nweb:*       web:web_0   web:web_1\nsupervisor> status web:");
  await terminal.press("C-u", "status w*", "Tab", "Tab");
  await terminal.see("\nweb:*       web:web_0   web:web_1\nsupervisor> status w*");
  await terminal.press("C-c");
  await terminal.see("web:web_1\nsupervisor>");
  await terminal.press("C-c");
  await terminal.see(left(0));
});

onTerminal("the shell asks before a shutdown, and goes on after the daemon's restart", async () => {
  await using setting = await terminalSetting();
  await using terminal = await setting.open("ctl");
  await terminal.see("supervisor>");
  await terminal.press("shutdown", "Enter");
  await terminal.see("Really shut the remote supervisord process down y/N?");
  await terminal.press("n", "Enter");
  await terminal.see("supervisor>");
  await terminal.press("reload", "Enter");
  await terminal.see("Really restart the remote supervisord process y/N?");
  await terminal.press("y", "Enter");
  await terminal.see("Restarted supervisord\nsupervisor>");
  const log = () => Deno.readTextFile(`${setting.folder}/d.log`);
  await until("the second start", async () => (await log()).split("cat entered RUNNING").length > 2 || undefined);
  await terminal.press("C-l", "pid web:*", "C-u", "status cat", "Enter");
  await terminal.seeThat("cat running", (screen) => /^cat +RUNNING .*\nsupervisor>$/m.test(screen));
  await terminal.press("quit", "Enter");
  await terminal.see(left(0));
});

onTerminal("fg and tail -f last until Ctrl-C", async () => {
  await using setting = await terminalSetting();
  await using terminal = await setting.open("ctl");
  await terminal.see("supervisor>");
  await terminal.press("fg cat", "Enter");
  await terminal.see("==> Press Ctrl-C to exit <==");
  await terminal.press("hello", "Enter");
  await terminal.see("<==\nhello\nhello");
  await terminal.press("C-c");
  await terminal.see("hello\nhello\n^C\nExiting foreground\nsupervisor>");
  await terminal.press("tail -f cat", "Enter");
  await terminal.see("<==\nhello");
  await terminal.press("C-c");
  await terminal.see("hello\n^C\nsupervisor>");
  await terminal.press("maintail -f", "Enter");
  await terminal.seeThat("the main log", (screen) => /maintail -f\n==> .* <==\n.*(INFO|WARN)/s.test(screen));
  await terminal.press("C-c");
  await terminal.see("^C\nsupervisor>");
  await terminal.press("C-d");
  await terminal.see(left(0));
});

onTerminal("fg outside of the shell ends at Ctrl-C, too", async () => {
  await using setting = await terminalSetting();
  await using terminal = await setting.open("ctl fg cat");
  await terminal.see("==> Press Ctrl-C to exit <==");
  await terminal.press("C-c");
  await terminal.see(`Exiting foreground\n${left(0)}`);
});

onTerminal("passwords are asked for and not shown", async () => {
  await using setting = await terminalSetting({ login: "username=me\npassword=secret" });
  await using terminal = await setting.open("ctl");
  await terminal.see("Server requires authentication\nUsername:");
  await terminal.press("me", "Enter");
  await terminal.see("Username:me\nPassword:");
  await terminal.press("wrong", "C-u", "secrex", "BSpace", "t", "Enter");
  const screen = await terminal.see("supervisor>");
  assertMatch(screen, /Username:me\nPassword:\n\n?broken +STOPPED/);
  assert(!screen.includes("secre"), screen);
  await terminal.press("exit", "Enter");
  await terminal.see(left(0));
});

onTerminal("Ctrl-C at the password ends supervisorctl as Ctrl-C ends programs", async () => {
  await using setting = await terminalSetting({ login: "username=me\npassword=secret" });
  await using terminal = await setting.open("ctl -i version");
  await terminal.see("Username:");
  await terminal.press("me", "Enter");
  await terminal.see("Password:");
  await terminal.press("C-c");
  await terminal.see(left(130));
});

/** Gives [supervisorctl] that line more; the daemon does not look at it again. */
async function alsoSet(folder: string, line: string): Promise<void> {
  const config = await Deno.readTextFile(`${folder}/s.conf`);
  await Deno.writeTextFile(`${folder}/s.conf`, config.replace("[supervisorctl]\n", `$&${line}\n`));
}

onTerminal("an action colours states where color=auto, without NO_COLOR and dumb terminals", async () => {
  await using setting = await terminalSetting();
  const cases = [
    ["ctl status cat", false],
    ["ctl status cat", true],
    ["NO_COLOR=1 ctl status cat", false],
    ["TERM=dumb ctl status cat", false],
    ["ctl status cat | cat", false],
  ] as const;
  for (const [index, [line, isColoured]] of cases.entries()) {
    if (index === 1) await alsoSet(setting.folder, "color=auto");
    await using terminal = await setting.open(line);
    await terminal.see(left(0));
    const screen = await terminal.screen({ colours: true });
    assertMatch(screen, isColoured ? /^cat +\p{Cc}\[32mRUNNING\p{Cc}\[\d+m {3}pid/u : /^cat +RUNNING {3}pid/, line);
  }
});

onTerminal("the shell colours states, unless it is not to", async () => {
  await using setting = await terminalSetting();
  for (const [index, [line, isColoured]] of [["ctl", true], ["NO_COLOR=1 ctl", false], ["ctl", false]].entries()) {
    if (index === 2) await alsoSet(setting.folder, "color=never");
    await using terminal = await setting.open(String(line));
    await terminal.see("supervisor>");
    const screen = await terminal.screen({ colours: true });
    assertMatch(screen, isColoured ? /^cat +\p{Cc}\[32mRUNNING/mu : /^cat +RUNNING {3}pid/m);
  }
});

onTerminal("people are told what to do, behind what the original says", async () => {
  await using setting = await terminalSetting();
  await using terminal = await setting.open("ctl start broken; ctl -s unix:///nonexistent/s.sock version; ctl version");
  const screen = await terminal.see(`4.3.0\n${left(0)}`);
  assertStringIncludes(screen, "broken: ERROR (spawn error)\nbroken: exit status 3; not expected. The last lines of ");
  assertStringIncludes(screen, "    cannot open the database\nunix:///nonexistent/s.sock no such file\n");
  assertStringIncludes(screen, "There is no socket /nonexistent/s.sock (named by -s).\n");
});

onTerminal("the shell shows a person what was meant, what fails, and columns as they are", async () => {
  const long = "a_name_".repeat(12);
  const others =
    `[program:${long}]\ncommand=/bin/cat\nstartsecs=0\n[program:\u8a9e\u8a9e]\ncommand=/bin/cat\nstartsecs=0\n`;
  const failing =
    `[program:failing]\ncommand=/bin/sh -c "echo no database; exit 3"\nredirect_stderr=true\nstartretries=99\n`;
  await using setting = await terminalSetting({ more: others + failing });
  const log = () => Deno.readTextFile(`${setting.folder}/d.log`);
  await until("a failure", async () => (await log()).includes("exited: failing") || undefined);
  await using terminal = await setting.open("ctl");
  const first = await terminal.seeThat("the first status", (screen) => screen.endsWith("\nsupervisor>"));
  assertMatch(first, /^cat {30}RUNNING/m);
  assertMatch(first, /^\u8a9e\u8a9e {29}RUNNING/m);
  assertMatch(first, new RegExp(`^${long.slice(0, 80)}\n${long.slice(80)}   RUNNING`, "m"));
  assertMatch(first, /\nfailing: exit status 3; not expected. To see more: tail failing stdout\nsupervisor>$/);
  await terminal.press("tail failing stdout", "Enter");
  await terminal.seeThat("its output", (screen) => /stdout\n(no database\n)+\n?supervisor>$/.test(screen));
  await terminal.press("stop web", "Enter");
  await terminal.see("web: ERROR (no such process)\nweb: did you mean web:*?\nsupervisor>");
  await terminal.press("statsu", "Enter");
  await terminal.see("*** Unknown syntax: statsu\nstatsu: did you mean status?\nsupervisor>");
  await terminal.press("C-l", "help", "Enter");
  await terminal.seeThat(
    "our own actions",
    (screen) => /\nnot in Supervisor .*\n=+\ncompletion.*upgrade/s.test(screen),
  );
});

onTerminal("Ctrl-Z stops the shell in cooked mode, and it goes on where it was", async () => {
  await using setting = await terminalSetting();
  await using terminal = await setting.open("PS1='% ' exec sh -i");
  await terminal.see("%");
  await terminal.press("./ctl", "Enter");
  await terminal.see("supervisor>");
  await terminal.press("ver", "C-z");
  await terminal.seeThat("the outer shell", (screen) => /supervisor> ver\n.*Stopped.*\n% ?$/s.test(screen));
  await terminal.press("stty -a | grep -ow icanon; fg", "Enter");
  await terminal.seeThat("the prompt again", (screen) => /\nicanon\n.*\nsupervisor> ver$/s.test(screen));
  await terminal.press("sion", "Enter");
  await terminal.see("4.3.0\nsupervisor>");
});

onTerminal("a signal that ends the shell leaves the terminal as it was", async () => {
  await using setting = await terminalSetting();
  await using terminal = await setting.open("sh -c 'echo $$ > pid; exec ./ctl'");
  await terminal.see("supervisor>");
  Deno.kill(Number(await Deno.readTextFile(`${setting.folder}/pid`)), "SIGTERM");
  await terminal.seeThat("the end", (screen) => screen.endsWith("] icanon echo"));
});
