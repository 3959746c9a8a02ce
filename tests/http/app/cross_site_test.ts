import { assertEquals } from "@std/assert";
import { isCrossSite } from "../../../src/http/app/cross_site.ts";

const isForeign = (...headers: readonly string[]) =>
  isCrossSite({ line: "", method: "GET", path: "/", query: "", version: "1.1", headers });

Deno.test("isCrossSite() lets programs, our own pages and bookmarks pass", () => {
  const host = "Host: box:9001";
  const cases: readonly (readonly string[])[] = [
    [],
    [host],
    // A script that names what it likes is no browser, unless it says so
    [host, "User-Agent: Mozilla/5.0", "Accept-Language: en"],
    [host, "Origin: http://box:9001"],
    [host, "Referer: http://box:9001/index.html"],
    [host, "Referer: "],
    ["Host: BOX", "Referer: http://box/"],
    ["Host: [::1]:9001", "Origin: http://[::1]:9001"],
    [host, "Sec-Fetch-Site: same-origin", "Referer: http://proxied.example/"],
    [host, "Sec-Fetch-Site: none"],
    // Proxies: TLS and another port before us; another host name, which they tell
    ["Host: box.example", "Origin: https://box.example"],
    ["Host: 127.0.0.1:9001", "X-Forwarded-Host: box.example", "Referer: https://box.example/"],
    ["Host: 127.0.0.1:9001", "X-Forwarded-Host: outer.example, inner", "Origin: https://outer.example"],
  ];
  for (const headers of cases) assertEquals(isForeign(...headers), false, headers.join(", "));
});

Deno.test("isCrossSite() tells the requests that a foreign page has a browser send", () => {
  const host = "Host: box:9001";
  const cases: readonly (readonly string[])[] = [
    [host, "Sec-Fetch-Site: cross-site"],
    [host, "Sec-Fetch-Site: same-site"],
    [host, "Sec-Fetch-Site: cross-site", "Origin: http://box:9001"],
    [host, "Origin: http://evil.example"],
    [host, "Origin: null"],
    [host, "Referer: http://evil.example/box:9001"],
    [host, "Referer: http://box:9001@evil.example/"],
    [host, "Referer: http://box.evil.example/"],
    [host, "Referer: about:blank"],
    [host, "Origin: http://evil.example", "Referer: http://box:9001/"],
    [host, "X-Forwarded-Host: box.example", "Referer: http://evil.example/"],
    ["Referer: http://evil.example/"],
    ["Host: ", "Origin: http://evil.example"],
  ];
  for (const headers of cases) assertEquals(isForeign(...headers), true, headers.join(", "));
});
