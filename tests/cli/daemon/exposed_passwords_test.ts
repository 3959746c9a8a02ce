import { assertEquals } from "@std/assert";
import { exposedPasswords } from "../../../cli/daemon/exposed_passwords.ts";
import { FakeOs } from "../../support/fake_os.ts";

const HELP = "chmod o-rw would help";

function warnings(text: string, mode: number): readonly string[] {
  const os = new FakeOs({});
  os.addFile("/etc/s.conf", text, { mode });
  return exposedPasswords(os, ["/etc/s.conf", "/etc/gone.conf"]);
}

Deno.test("exposedPasswords() tells of a file with a password that everybody may read or change", () => {
  const text = "[inet_http_server]\nusername=u\n password : secret\n";
  const told = (ways: string) => [`Config file /etc/s.conf holds a password, and every user may ${ways} it: ${HELP}`];
  assertEquals(warnings(text, 0o604), told("read"));
  assertEquals(warnings(text, 0o602), told("change"));
  assertEquals(warnings(text, 0o646), told("read and change"));
  assertEquals(warnings(text, 0o670), []);
});

Deno.test("exposedPasswords() is silent where no password is written", () => {
  for (const line of ["", "password=", "; password=x", "#password=x", "xpassword=y", "password=%(ENV_P)s", "user=p"]) {
    assertEquals(warnings(`[s]\n${line}\n[t]\n`, 0o644), [], line);
  }
  assertEquals(warnings("[s]\npassword=%(ENV_P)sx\n", 0o644).length, 1);
});
