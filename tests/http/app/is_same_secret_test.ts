import { assertEquals } from "@std/assert";
import { isSameBytes, isSameSecret } from "../../../src/http/app/is_same_secret.ts";

Deno.test("isSameSecret() compares texts", () => {
  for (const text of ["", "a", "pass:wo rd", "é☃"]) assertEquals(isSameSecret(text, text), true, text);
  for (const [given, wanted] of [["", "a"], ["a", ""], ["a", "b"], ["a", "ab"], ["abab", "ab"], ["é", "e"]] as const) {
    assertEquals(isSameSecret(given, wanted), false, `${given} ${wanted}`);
  }
});

Deno.test("isSameBytes() looks at every given byte, wherever they differ and however long the other is", () => {
  const length = 32;
  const looks = (wanted: readonly number[]) => {
    let count = 0;
    const given = new Proxy(new Array<number>(length).fill(7), {
      get(target, name) {
        if (name !== "length") count++;
        return Reflect.get(target, name);
      },
    });
    isSameBytes(given, wanted);
    return count;
  };
  const same = new Array<number>(length).fill(7);
  for (const wanted of [same, same.with(0, 8), same.with(length - 1, 8), [], [7], [...same, 7]]) {
    assertEquals(looks(wanted), length, String(wanted));
  }
});

Deno.test("basicAuth() compares secrets by isSameSecret() alone", () => {
  const source = Deno.readTextFileSync(new URL("../../../src/http/app/auth.ts", import.meta.url));
  assertEquals(source.match(/isSameSecret\(/g)?.length, 3);
  const secret = String.raw`(?:username|password|given|sha1\([^)]*\)|pair\.slice\([^)]*\))`;
  const compared = new RegExp(
    String.raw`${secret}\s*[!=]==?|[!=]==?\s*(?:await )?${secret}|localeCompare|indexOf\(pass`,
  );
  assertEquals(source.split("\n").filter((line) => compared.test(line)), []);
});
