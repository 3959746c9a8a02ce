import { assertEquals, assertRejects } from "@std/assert";
import { basicAuth, type Credentials } from "../../../src/http/app/auth.ts";

const base64 = (text: string) => new TextEncoder().encode(text).toBase64();

async function attempt(credentials: Credentials | null, authorization: string | null) {
  const told: string[] = [];
  const authenticate = basicAuth({ credentials, stderr: (text) => void told.push(text) });
  const headers = authorization === null ? [] : [`authorization: ${authorization}`];
  const head = { line: "", method: "GET", path: "/", query: "", version: "1.1", headers };
  return { status: (await authenticate(head))?.status ?? null, told };
}

const plain: Credentials = { username: "user", password: "pass:wo rd" };
const hashed: Credentials = { username: "user", password: "{SHA}5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8" };
const upper: Credentials = { username: "user", password: "{SHA}5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8" };

Deno.test("basicAuth() lets in who gives the right name and password", async () => {
  const cases: readonly (readonly [Credentials | null, string | null, number | null])[] = [
    [null, null, null],
    [null, "Basic Og==", null],
    [null, "nonsense", null],
    [plain, `Basic ${base64("user:pass:wo rd")}`, null],
    [plain, `bAsIc ${base64("user:pass:wo rd")}`, null],
    [plain, "Basic dXNlcjpw!!YXNzOndvIHJk", null],
    [plain, null, 401],
    [plain, "Basic", 401],
    [plain, `Basic ${base64("user:pass:wo rD")}`, 401],
    [plain, `Basic ${base64("user:pass:wo rd ")}`, 401],
    [plain, `Basic ${base64("user:pass")}`, 401],
    [plain, `Basic ${base64("USER:pass:wo rd")}`, 401],
    [plain, `Basic ${base64(":")}`, 401],
    [hashed, `Basic ${base64("user:password")}`, null],
    [hashed, `Basic ${base64("user:Password")}`, 401],
    [hashed, `Basic ${base64(`user:${hashed.password}`)}`, 401],
    [hashed, `Basic ${base64("user:5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8")}`, 401],
    [upper, `Basic ${base64("user:password")}`, 401],
    [{ username: "ü", password: "é" }, `Basic ${base64("ü:é")}`, null],
    [{ username: "user", password: "" }, `Basic ${base64("user:")}`, null],
    [{ username: "user", password: "" }, `Basic ${base64("user:x")}`, 401],
  ];
  for (const [credentials, authorization, status] of cases) {
    assertEquals(await attempt(credentials, authorization), { status, told: [] }, `${authorization}`);
  }
});

Deno.test("basicAuth() tells on stderr that it cannot use something, but no secret (HTTP-019)", async () => {
  assertEquals(await attempt(plain, "Basic abcde"), {
    status: 400,
    told: ["malformed authorization info <...>\n"],
  });
  assertEquals(await attempt(plain, "Basic /w=="), { status: 400, told: ["malformed authorization info <...>\n"] });
  assertEquals(await attempt(plain, "Digest foo"), {
    status: 401,
    told: ["unknown/unsupported auth method: digest\n"],
  });
  assertEquals((await attempt(plain, "\x1b[2J foo")).told, ["unknown/unsupported auth method: \\x1b[2j\n"]);
});

Deno.test("basicAuth() throws for credentials without a colon", async () => {
  await assertRejects(() => attempt(plain, `Basic ${base64("user")}`), Error, "no colon");
});

Deno.test("basicAuth() answers 401 with the original's headers", async () => {
  const authenticate = basicAuth({ credentials: plain, stderr: () => {} });
  const response = await authenticate({ line: "", method: "GET", path: "/", query: "", version: "1.1", headers: [] });
  assertEquals(response?.headers, [
    ["Connection", "close"],
    ["WWW-Authenticate", 'Basic realm="default"'],
    ["Content-Length", "137"],
    ["Content-Type", "text/html"],
  ]);
});
