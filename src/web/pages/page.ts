import { COMPATIBLE_VERSION, MONOVISOR_VERSION } from "../../text/version.ts";
import { escapeHtml } from "../markup/escape_html.ts";

export interface PageOptions {
  readonly title: string;
  /** The page's script, relative; null for none. */
  readonly script: string | null;
  /** HTML of the body. */
  readonly body: string;
}

/** Nothing from elsewhere is ever needed, so nothing from elsewhere gets in. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'";

/**
 * A whole page. It is well-formed XML too, as the original's is, and the words that scripts look for in it (states and
 * their classes) stand in it for a process only: styles and scripts are files of their own. Those are asked for by
 * version: a browser may have kept the original's style sheet of this address.
 */
export function page({ title, script, body }: PageOptions): string {
  const loaded = script === null ? "" : `<script src="${script}?v=${MONOVISOR_VERSION}" defer="defer"></script>\n`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="referrer" content="same-origin" />
<meta http-equiv="Content-Security-Policy" content="${POLICY}" />
<title>${escapeHtml(title)}</title>
<link href="stylesheets/supervisor.css?v=${MONOVISOR_VERSION}" rel="stylesheet" type="text/css" />
<link href="images/icon.png?v=${MONOVISOR_VERSION}" rel="icon" type="image/png" />
${loaded}</head>
<body>
${body}
<div class="clr" id="footer">
<div class="left"><a href="http://supervisord.org">Supervisor</a> <span>${COMPATIBLE_VERSION}</span></div>
<div class="right">monovisor <span>${MONOVISOR_VERSION}</span></div>
</div>
</body>
</html>
`;
}
