import { assertEquals } from "@std/assert";
import { refusalOf, type Site, tokenFor } from "../../../src/http/app/site.ts";
import type { RequestHead } from "../../../src/http/wire/message.ts";
import { OPEN_SITE } from "../../support/open_site.ts";

const BOX: Site = { ...OPEN_SITE, names: ["box", "box.example"] };

function head(headers: readonly string[], query = ""): RequestHead {
  return { line: "", method: "GET", path: "/", query, version: "1.1", headers };
}

const kindOf = (headers: readonly string[], { query = "", site = BOX } = {}) =>
  refusalOf(head(headers, query), site)?.kind ?? null;

Deno.test("refusalOf() lets a browser act under the server's own names, and with a password under any (SEC-011)", () => {
  const same = (name: string) => [`Host: ${name}`, `Origin: http://${name}`];
  const own = ["127.0.0.1:9001", "10.0.0.1", "[::1]:9001", "localhost:9001", "LocalHost", "a.localhost", "localhost."]
    .concat(["box:9001", "BOX.example", "box.example."]);
  for (const name of own) assertEquals(kindOf(same(name)), null, name);
  const foreign = ["evil.example:9001", "localhost.evil.example", "127.0.0.1.evil.example", "xbox", "box.example.evil"]
    .concat(["1.2.3.4.5.evil", "supervisor"]);
  for (const name of foreign) {
    assertEquals(kindOf(same(name)), "name", name);
    assertEquals(kindOf([`Host: ${name}`, `Referer: http://${name}/x`]), "name", name);
    assertEquals(kindOf([`Host: ${name}`, "Sec-Fetch-Site: same-origin"]), "name", name);
    assertEquals(kindOf(same(name), { site: { ...BOX, names: null } }), null, name);
    assertEquals(kindOf(same(name), { site: { ...BOX, allowCrossSite: true } }), null, name);
    // No browser says that it is one: a script's, by whatever name it found us
    assertEquals(kindOf([`Host: ${name}`]), null, name);
  }
  assertEquals(kindOf(["Origin: http://evil.example"]), "site");
});

Deno.test("refusalOf() takes what bears the token for our own page's, behind whatever proxy", () => {
  const renamed = ["Host: 127.0.0.1:9001", "Origin: http://public.example"];
  assertEquals(kindOf(renamed), "site");
  assertEquals(kindOf([...renamed, "Monovisor-Token: 7oken"]), null);
  assertEquals(kindOf([...renamed, "Sec-Fetch-Site: cross-site", "Monovisor-Token: 7oken"]), null);
  assertEquals(kindOf(renamed, { query: "action=stop&token=7oken" }), null);
  assertEquals(kindOf([...renamed, "Monovisor-Token: 7oke"]), "site");
  assertEquals(kindOf(renamed, { query: "token=" }), "site");
  assertEquals(kindOf([...renamed, "Monovisor-Token: 7oken"], { site: { ...BOX, names: null } }), null);
  // A page that was given under a re-bound name might have been told it
  assertEquals(kindOf(["Host: evil.example", "Origin: http://evil.example", "Monovisor-Token: 7oken"]), "name");
});

Deno.test("tokenFor() tells the token under an own name alone, as a re-bound page reads what it is given", () => {
  assertEquals(tokenFor(head(["Host: evil.example:9001"]), BOX), null);
  assertEquals(tokenFor(head(["Host: box:9001"]), BOX), "7oken");
  assertEquals(tokenFor(head([]), BOX), "7oken");
  assertEquals(tokenFor(head(["Host: evil.example"]), { ...BOX, names: null }), "7oken");
});

Deno.test("refusalOf() says which hosts it saw and what to write", () => {
  const why = (...headers: readonly string[]) => refusalOf(head(headers), BOX)?.why;
  const none = "is none of this server's names, and it has no password; if";
  const password = "in [inet_http_server], or set a username and a password";
  assertEquals(
    why("Host: evil.example:9001", "Origin: http://evil.example:9001"),
    `Refused to act for a page of evil.example that asked evil.example: evil.example ${none} evil.example is yours, ` +
      `set allowed_hosts=evil.example ${password}`,
  );
  assertEquals(
    why("Host: backend", "Referer: http://public.example/"),
    `Refused to act for a page of public.example that asked backend: backend ${none} public.example is yours, let the ` +
      `proxy pass it on (nginx does with "proxy_set_header Host $http_host") and set allowed_hosts=public.example ` +
      password,
  );
  assertEquals(
    why("Host: box", "Origin: null")?.split(":")[0],
    "Refused to act for a page of a site that hides its name that asked box",
  );
});
