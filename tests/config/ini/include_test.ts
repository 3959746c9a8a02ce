import { assertEquals } from "@std/assert";
import { load, refusal } from "../load_support.ts";

const files = {
  "/etc/inc/b.conf": "[program:b]\ncommand=%(here)s/b\n[supervisord]\nidentifier=fromb\n[include]\nfiles=/nope\n",
  "/etc/inc/a.conf": "[program:a]\ncommand=%(here)s/a\n",
  "/etc/inc/bad.cnf": "[x]\nfoo\n",
  "/etc/inc/value.cnf": "[program:v]\ncommand=x\nstartsecs=q\n[program:main]\nautostart=q\n",
  "/etc/inc/secret.cnf": null,
  "/etc/inc/bom.cnf": "\ufeff[program:bom]\ncommand=x\n",
};
const main = (line: string) =>
  `[supervisord]\nidentifier=%(here)s\n[include]\n${line}\n[program:main]\ncommand=%(here)s\n`;

Deno.test("include() merges files in order and replaces %(here)s by each file's directory", () => {
  const { groups, supervisord, messages } = load(main("files=inc/*.conf\n  /none/*.ini %(here)s/inc/bom.cnf"), {
    world: { files },
  });
  assertEquals(groups.map(({ name, processes }) => [name, processes[0]?.command]), [
    ["a", "/etc/inc/a"],
    ["b", "/etc/inc/b"],
    ["bom", "x"],
    ["main", "/etc"],
  ]);
  assertEquals(supervisord.identifier, "fromb");
  assertEquals(messages, {
    warnings: ['No file matches via include "/none/*.ini"'],
    infos: [
      'Included extra file "/etc/inc/a.conf" during parsing',
      'Included extra file "/etc/inc/b.conf" during parsing',
      'Included extra file "/etc/inc/bom.cnf" during parsing',
    ],
    unread: [],
  });
});

Deno.test("include() skips a file that cannot be read, and says that it read it", () => {
  const { messages } = load(main("files=inc/secret.cnf"), { world: { files } });
  assertEquals(messages.infos, ['Included extra file "/etc/inc/secret.cnf" during parsing']);
});

Deno.test("include() copies a default with %(here)s into the sections that are there", () => {
  const text = "[DEFAULT]\ndirectory=%(here)s\n[supervisord]\n[program:m]\ncommand=x\n[include]\nfiles=inc/a.conf\n";
  const { groups } = load(text, { world: { files } });
  assertEquals(groups.map(({ name, processes }) => [name, processes[0]?.directory]), [["a", "/etc/inc"], [
    "m",
    "/etc",
  ]]);
});

Deno.test("include() refuses with the original's words", () => {
  const table: readonly (readonly [line: string, message: string])[] = [
    ["", ".ini file has [include] section, but no files setting"],
    ["files=inc/bad.cnf", "Source contains parsing errors: '/etc/inc/bad.cnf'\n\t[line  2]: 'foo\\n'"],
    [
      "files=%(ENV_NO)s",
      "Format string '%(ENV_NO)s' for 'include.files' contains names ('ENV_NO') which cannot be expanded. " +
      "Available names: ENV_HOME, here, host_node_name",
    ],
  ];
  for (const [line, message] of table) assertEquals(refusal(main(line), { files }), message);
});

Deno.test("include() lets errors name the file that first defined the section", () => {
  assertEquals(
    refusal(main("files=inc/value.cnf").replace("main]", "v2]"), { files }),
    "invalid literal for int() with base 10: 'q' in section 'program:v' (file: '/etc/inc/value.cnf')",
  );
  assertEquals(
    refusal(main("files=inc/value.cnf"), { files }),
    "not a valid boolean value: 'q' in section 'program:main' (file: '/etc/s.conf')",
  );
});
