import { decodeBase64 } from "../../text/bytes/decode_base64.ts";
import { statusPage } from "../pages/status_page.ts";
import { tailPage } from "../pages/tail_page.ts";
import { IMAGES } from "./images.ts";
import { STYLESHEET } from "./stylesheet.ts";

const encoder = new TextEncoder();

/**
 * The static files by path; all are built in, so that one executable is enough. The two pages are those without any
 * process: the original gives its bare templates there (HTTP-023).
 */
export function staticAssets(): ReadonlyMap<string, Uint8Array> {
  const images = Object.entries(IMAGES).map(([name, data]): [string, Uint8Array] => {
    const bytes = decodeBase64(data);
    if (bytes === null) throw new Error(`Cannot decode ${name}: it is not base64`);
    return [`/images/${name}`, bytes];
  });
  return new Map([
    ...images,
    ["/stylesheets/supervisor.css", encoder.encode(STYLESHEET)],
    [
      "/status.html",
      encoder.encode(statusPage({ rows: [], message: null, identifier: "", token: null, forPeople: false })),
    ],
    ["/tail.html", encoder.encode(tailPage({ namespec: null, log: "none", text: "", limit: 0 }))],
  ]);
}
