import { assertEquals } from "@std/assert";
import { metricText } from "../../../src/view/metrics/metric.ts";

Deno.test("metricText() escapes what a name may hold", () => {
  const samples = [{ labels: { name: 'a"b\\c\nd' }, value: 2.5 }, { suffix: "_sum", value: 1e21 }];
  assertEquals(
    metricText({ name: "m", type: "gauge", help: "Help.", samples }),
    '# HELP m Help.\n# TYPE m gauge\nm{name="a\\"b\\\\c\\nd"} 2.5\nm_sum 1e+21\n',
  );
});
