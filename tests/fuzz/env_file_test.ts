import { EnvFileError } from "../../src/config/env_file/env_file_error.ts";
import { parseEnvFile } from "../../src/config/env_file/parse_env_file.ts";
import { decodeOsText } from "../../src/text/bytes/os_text.ts";
import { expectError } from "./support/expect_error.ts";
import { fuzz } from "./support/fuzz.ts";

fuzz({
  name: "env_file",
  share: 0.1,
  pieces: [
    ...["A=", "B=1\n", "export ", "A", "a.b-c", "=", "\n", "\r\n", "\r", "#", " # x", " ", "\t", '"', "'", "`"],
    ...["\\", "\\n", '\\"', "\\$", "$", "$$", "$A", "${A}", "${B:-", "}", "${", ":-x}", "{", "\0", "\ufeff", "é", "☃"],
    ...[
      "__proto__=",
      "$constructor",
      "A=$A$A$A$A\n",
      "x".repeat(5000),
      Uint8Array.of(0xff),
      Uint8Array.of(0xed, 0xa0, 0x80),
    ],
  ],
  property(input) {
    const text = decodeOsText(input);
    const inherited = new Map([["B", "b".repeat(1000)]]);
    expectError([EnvFileError], () => parseEnvFile(text, { lookUp: null }));
    expectError([EnvFileError], () => {
      parseEnvFile(text, { lookUp: (name, found) => found.get(name) ?? inherited.get(name) });
    });
  },
});
