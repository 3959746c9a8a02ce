import { assertEquals } from "@std/assert";
import { staticAssets } from "../../../src/web/assets/static_assets.ts";
import { staticFiles } from "../../../src/web/assets/static_files.ts";
import { ask } from "../ask.ts";

const MODIFIED = Date.UTC(2026, 10, 23, 8, 0, 0) / 1000 + 0.5;
const HANDLERS = [staticFiles({ files: staticAssets, modified: MODIFIED, serverName: "localhost" })];

async function status(path: string, headers: readonly string[] = []): Promise<number> {
  return (await ask(HANDLERS, path, { headers })).status;
}

Deno.test("staticFiles() delivers every file of the original's pages", async () => {
  const types: Readonly<Record<string, string>> = {
    "/stylesheets/supervisor.css": "text/css",
    "/images/icon.png": "image/png",
    "/images/rule.gif": "image/gif",
    "/images/state0.gif": "image/gif",
    "/images/state1.gif": "image/gif",
    "/images/state2.gif": "image/gif",
    "/images/state3.gif": "image/gif",
    "/images/supervisor.gif": "image/gif",
    "/status.html": "text/html",
  };
  for (const [path, type] of Object.entries(types)) {
    const { status, headers, body } = await ask(HANDLERS, path);
    const length = body instanceof Uint8Array ? body.length : -1;
    assertEquals([status, headers], [200, [
      ["Last-Modified", "Mon, 23 Nov 2026 08:00:00 GMT"],
      ["Content-Length", String(length)],
      ["Content-Type", type],
    ]], path);
  }
});

Deno.test("staticFiles() holds images that are what their names say", () => {
  const files = staticAssets();
  const begins = (path: string) => new TextDecoder().decode(files.get(path)?.subarray(0, 6));
  assertEquals(begins("/images/icon.png"), "\ufffdPNG\r\n");
  for (const name of ["rule", "state0", "state1", "state2", "state3", "supervisor"]) {
    assertEquals(begins(`/images/${name}.gif`), "GIF89a");
  }
});

Deno.test("staticFiles() answers 304 for what has not changed", async () => {
  const since = (text: string) => status("/images/icon.png", [`If-Modified-Since: ${text}`]);
  assertEquals(await since("Mon, 23 Nov 2026 08:00:00 GMT"), 304);
  assertEquals(await since("Mon, 23 Nov 2026 07:59:59 GMT"), 200);
  assertEquals(await since("Mon, 23 Nov 2026 09:00:00 GMT; length=3"), 200);
  assertEquals(await since("yesterday"), 200);
});

Deno.test("staticFiles() redirects from a directory and has nothing in it to list", async () => {
  const location = async (path: string) => (await ask(HANDLERS, path)).headers.find(([name]) => name === "Location");
  assertEquals(await location("/images"), ["Location", "http://localhost/images/"]);
  assertEquals(await location("//stylesheets"), ["Location", "http://localhost/stylesheets/"]);
  assertEquals(await location("/images\r\nX: y/.."), ["Location", "http://localhost/images%0D%0AX%3A%20y/../"]);
  for (const path of ["/", "/images/", "/stylesheets/"]) assertEquals(await status(path), 404, path);
});

Deno.test("staticFiles() stays within its files", async () => {
  for (const path of ["/../../etc/passwd", "/images/../../../etc/passwd", "/images/nope.png", "/nope"]) {
    assertEquals(await status(path), 404, path);
  }
  assertEquals(await status("/images/../stylesheets/supervisor.css"), 200);
  assertEquals(await status("/stylesheets/supervisor.css;v=1"), 200);
});

Deno.test("staticFiles() refuses what is neither GET nor HEAD", async () => {
  assertEquals((await ask(HANDLERS, "/images/icon.png", { method: "POST" })).status, 400);
  assertEquals((await ask(HANDLERS, "/images/icon.png", { method: "HEAD" })).status, 200);
});
