import { assertEquals, assertNotEquals } from "@std/assert";
import { Browser, findBrowser } from "../support/browser.ts";
import { startWebDaemon } from "../support/web_daemon.ts";

/*
 * The status page as wide as a desk's, a tablet's and a telephone's screen, light and dark, with few and with many
 * programs, some of which have failed. MONOVISOR_SCREENSHOTS names a folder for pictures of it all, to be looked at.
 */
const EXECUTABLE = findBrowser();
const SCREENSHOTS = Deno.env.get("MONOVISOR_SCREENSHOTS");
const WIDTHS = [1440, 800, 390];
const SCHEMES = ["light", "dark"];

const FEW = `
[program:api]
command=/bin/sh -c 'echo "ConnectionRefusedError: cannot connect to 127.0.0.1:5432, which is the database of the shop" >&2; exit 3'
startsecs=0
autorestart=false
[program:postgres]
command=/bin/cat
startsecs=0
[program:a_report_whose_name_is_longer_than_most]
command=/bin/cat
startsecs=3600
`;
const many = (count: number) =>
  `${FEW}
[program:web]
command=/bin/cat
startsecs=0
autostart=false
numprocs=${count - 3}
process_name=%(program_name)s_%(process_num)03d
`;
const CASES = { 3: FEW, 40: many(40), 300: many(300) } as const;

/** What stands out of the page at its right, so that one would have to scroll for it; the counts are a strip to be pushed. */
const TOO_WIDE = `[...document.querySelectorAll("body *:not(.chips *)")].filter((element) => {
  const { right, width } = element.getBoundingClientRect();
  return width > 0 && right > innerWidth + 1 && getComputedStyle(element).position !== "absolute";
}).map((element) => element.outerHTML.slice(0, 100)).slice(0, 3)`;

for (const [count, programs] of Object.entries(CASES)) {
  Deno.test({
    name: `the status page fits each screen with ${count} programs (needs chromium on PATH)`,
    ignore: EXECUTABLE === null,
    fn: async () => {
      if (EXECUTABLE === null) return;
      await using daemon = await startWebDaemon(programs);
      await using browser = await Browser.open(EXECUTABLE);
      const backgrounds = new Set<unknown>();
      for (const width of WIDTHS) {
        for (const scheme of SCHEMES) {
          await browser.send("Emulation.setDeviceMetricsOverride", {
            ...{ width, height: 900, deviceScaleFactor: 1, mobile: width < 500 },
          });
          await browser.send("Emulation.setEmulatedMedia", {
            features: [{ name: "prefers-color-scheme", value: scheme }],
          });
          await browser.goTo(`${daemon.url}/`);
          await browser.until('document.querySelector("#light").textContent === "Live"');
          await browser.until('document.querySelector(".why code") !== null');
          assertEquals(await browser.evaluate('document.querySelectorAll(".status").length'), Number(count));
          assertEquals(await browser.evaluate(TOO_WIDE), [], `${width} ${scheme}`);
          backgrounds.add(await browser.evaluate("getComputedStyle(document.body).backgroundColor"));
          if (SCREENSHOTS !== undefined) {
            await Deno.writeFile(`${SCREENSHOTS}/${count}-${width}-${scheme}.png`, await browser.picture());
          }
        }
      }
      assertNotEquals(backgrounds.size, 1);
      assertEquals(browser.problems, []);
    },
  });
}
