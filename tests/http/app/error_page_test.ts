import { assertEquals, assertThrows } from "@std/assert";
import { errorPage } from "../../../src/http/app/error_page.ts";

Deno.test("errorPage() is the original's page", () => {
  const { status, headers, body } = errorPage(404, [["Connection", "close"]]);
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : null;
  assertEquals(status, 404);
  assertEquals(headers, [["Connection", "close"], ["Content-Length", "134"], ["Content-Type", "text/html"]]);
  assertEquals(
    text,
    "<head>\r\n<title>Error response</title>\r\n</head>\r\n<body>\r\n<h1>Error response</h1>\r\n" +
      "<p>Error code 404.\r\n<p>Message: Not Found.\r\n</body>\r\n",
  );
});

Deno.test("errorPage() has a page for every status that is used, and no other", () => {
  const lengths = [400, 401, 404, 411, 500].map((status) => errorPage(status).headers[0]?.[1]);
  assertEquals(lengths, ["136", "137", "134", "140", "146"]);
  assertThrows(() => errorPage(299), Error, "Cannot answer with status 299: it has no reason phrase");
});
