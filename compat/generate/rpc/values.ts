import type { ParameterKind } from "./methods.ts";

const text = (value: string) => `<string>${value}</string>`;
const int = (value: number) => `<int>${value}</int>`;

/** Values that no parameter asks for. */
export const ODD_VALUES: readonly string[] = [
  ...["<nil/>", "<string/>", "", " ", "<int>x</int>", "<int></int>", "<double>1.5</double>", "<double>nan</double>"],
  ...["<double>1</double>", "<double>-0.0</double>", "<double>1e9</double>", "<double>-inf</double>"],
  ...[
    "<boolean>1</boolean>",
    "<boolean>2</boolean>",
    "<i8>5</i8>",
    "<i4> 7 </i4>",
    "<base64>YQ==</base64>",
    "<base64>!</base64>",
  ],
  ...[
    "<dateTime.iso8601>20240229T01:02:03</dateTime.iso8601>",
    "<array><data></data></array>",
    "<array/>",
    "<struct></struct>",
  ],
  ...["<array><data><value><int>1</int></value><value>x</value></data></array>", "<string>&#233;☃&lt;</string>"],
  ...[
    "<struct><member><name>a</name><value>b</value></member></struct>",
    "<int>2147483648</int>",
    "<string>a<b/>c</string>",
  ],
  ...[
    "<![CDATA[cat]]>",
    "<string>cat</string>x",
    "<string>a</string><string>b</string>",
    "cat",
    "<unknown>x</unknown>",
  ],
];

/** Values that each kind of parameter is meant for, and such as the rules turn on. */
export const VALUES: Readonly<Record<Exclude<ParameterKind, "calls" | "method">, readonly string[]>> = {
  process: [
    ...[
      "cat",
      "cat",
      "still",
      "still",
      "joined",
      "two:two_0",
      "two:two_1",
      "both:left",
      "both:right",
      "missing",
      "cat:cat",
    ],
    ...[
      "two",
      "two:*",
      "two:",
      "left",
      "both:*",
      "nope",
      "cat:nope",
      "nope:*",
      "",
      ":",
      "*",
      "*:*",
      "all",
      " cat",
      "cat:cat:cat",
      "CAT",
    ],
  ].map(text),
  group: ["cat", "two", "both", "both", "still", "missing", "nope", "", "left", "two:*", "all", "two_0", " both"].map(
    text,
  ),
  wait: ["<boolean>1</boolean>", "<boolean>0</boolean>", int(1), int(0), text(""), text("false")],
  signal: [
    ...["CONT", "SIGCONT", "cont", "18", "WINCH", "0", "SIG0", "nope", "", "-1", "999", " CONT ", "SIG", "SIG_DFL"].map(
      text,
    ),
    int(18),
    int(-5),
  ],
  offset: [...[0, 0, 5, 11, -5, -20, 1000000, 25, 40, 2230].map(int), text("3"), text("x"), "<double>2.9</double>"],
  length: [...[0, 0, 5, 10, -1, 100, 1000000, 27, 2].map(int), text("4"), text(""), "<double>3.5</double>"],
  text: ["hello\n", "", "x", "é☃", " a b ", "&lt;&amp;", "\t", "&#13;"].map(text),
};
