/** The pages' style: one column of controls and a table; on a narrow screen each row is a card. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --ground: #f5f6f8; --sheet: #ffffff; --soft: #f0f2f5; --line: #dde1e7; --ink: #1b2230; --dim: #5a6577;
  --link: #2353b8; --ok: #14713d; --ok-soft: #dcf3e5; --bad: #b3201f; --bad-soft: #fde4e2; --mid: #7a5200; --mid-soft: #fcefcc;
  --plain-soft: #e8ebf0; --edge: #8792a2; --log: #10151f; --log-ink: #e4e9f2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161d; --sheet: #1a202a; --soft: #212935; --line: #303a49; --ink: #e6ebf3; --dim: #9aa7ba;
    --link: #8ab4ff; --ok: #6fdc9c; --ok-soft: #163626; --bad: #ff9a92; --bad-soft: #45201f; --mid: #f2c55c; --mid-soft: #3b2f12;
    --plain-soft: #2a3342; --edge: #66748a; --log: #0b0e14;
  }
}
* { box-sizing: border-box; }
html { height: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
/* Whatever the filter leaves, nothing moves sideways */
html:has(#wrapper) { scrollbar-gutter: stable; }
body {
  min-height: 100%; margin: 0; display: flex; flex-direction: column; background: var(--ground); color: var(--ink);
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
[hidden], .hidden { display: none !important; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
button, input { font: inherit; color: inherit; }
#wrapper { width: 100%; max-width: 1320px; margin: 0 auto; padding: 0 20px; flex: 1; }

/* Head */
#header { display: flex; align-items: baseline; gap: 10px; padding: 20px 0 14px; }
h1 { margin: 0; font-size: 22px; letter-spacing: -0.01em; }
#identity { margin: 0; color: var(--dim); }
#light { margin-left: auto; color: var(--dim); font-size: 13px; white-space: nowrap; }
#light.on::before, #light.lost::before {
  content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 6px; border-radius: 50%; background: var(--ok);
}
#light.lost { color: var(--mid); }
#light.lost::before { background: var(--mid); }
.status_msg {
  margin: 0 0 14px; padding: 9px 14px; border: 1px solid var(--line); border-left: 4px solid var(--link); border-radius: 6px;
  background: var(--sheet); overflow-wrap: anywhere; white-space: pre-wrap;
}
.status_msg.bad { border-left-color: var(--bad); color: var(--bad); }
/* On a page that lives, what is said moves nothing and is seen wherever the page stands */
.live .status_msg {
  position: fixed; z-index: 2; left: 50%; bottom: 20px; width: max-content; max-width: min(92vw, 720px); margin: 0; cursor: pointer;
  transform: translateX(-50%); box-shadow: 0 6px 24px rgb(0 0 0 / 0.25);
}

/* Controls */
#buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 0 0 10px; padding: 0; list-style: none; }
.action-button a, .action-button button, .chip, .choices button, .choices a, #controls input[type="button"], .acts button, td.action a {
  display: inline-block; padding: 5px 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--sheet);
  color: var(--ink); text-decoration: none; cursor: pointer; white-space: nowrap;
}
.action-button a:hover, .action-button button:hover, .chip:hover, .choices button:hover, .choices a:hover, #controls input[type="button"]:hover,
.acts button:hover, td.action a:hover { border-color: var(--dim); background: var(--soft); }
/* What is live needs no refreshing; to start comes before to stop */
.live #buttons li:first-child { display: none; }
#buttons .start { order: -1; }
#buttons .mainlog { margin-left: auto; font-size: 14px; }
.toolbar {
  position: sticky; z-index: 1; top: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 10px; margin-bottom: 4px; padding: 8px 0;
  background: var(--ground);
}
.toolbar input {
  flex: 1 1 200px; max-width: 340px; padding: 6px 12px; border: 1px solid var(--edge); border-radius: 6px; background: var(--sheet);
}
::placeholder { color: var(--dim); opacity: 1; }
.chips { display: flex; flex-wrap: wrap; gap: 6px; }
.chip { border-radius: 99px; padding: 4px 12px; }
.chip[aria-pressed="true"] { border-color: currentColor; box-shadow: inset 0 0 0 1px currentColor; }
.chip.failed { background: var(--bad-soft); color: var(--bad); }
.chip.running b { color: var(--ok); }
.chip.changing b { color: var(--mid); }
.none { flex-basis: 100%; order: 9; margin: 8px 0; color: var(--dim); }

/* Table */
table { width: 100%; border: 1px solid var(--line); border-radius: 8px; border-spacing: 0; background: var(--sheet); overflow: hidden; }
th, td { padding: 7px 12px; text-align: left; border-top: 1px solid var(--line); }
thead th { border-top: 0; background: var(--soft); color: var(--dim); font-size: 13px; font-weight: 600; }
thead button { padding: 0; border: 0; background: none; font-weight: inherit; cursor: pointer; }
thead button:hover { color: var(--ink); }
[aria-sort="ascending"] button::after { content: " \\25b4"; }
[aria-sort="descending"] button::after { content: " \\25be"; }
/* What is shown may no longer be so */
.stale table { opacity: 0.5; }
tr:hover td, .live tr:hover td { background: var(--soft); }
td.status { width: 1%; }
.status span {
  display: inline-block; min-width: 84px; padding: 2px 10px; border-radius: 99px; text-align: center; font-size: 13px; font-weight: 600;
  background: var(--plain-soft); color: var(--dim);
}
.status .statusrunning { background: var(--ok-soft); color: var(--ok); }
tr[data-kind="changing"] .status span { background: var(--mid-soft); color: var(--mid); }
.status .statuserror, tr[data-kind="failed"] .status span { background: var(--bad-soft); color: var(--bad); }
td:nth-child(2) { color: var(--dim); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.failure { margin: 2px 0 0; font-size: 13px; color: var(--bad); }
.failure b { margin-right: 8px; font-weight: 600; }
.failure .why {
  display: -webkit-inline-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; max-width: 100%;
  vertical-align: top; color: inherit; text-decoration-color: color-mix(in srgb, currentColor 35%, transparent);
}
.why code { font: inherit; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
/* It has failed, and is up again */
tr:not([data-kind="failed"]) .failure { color: var(--mid); }
td:nth-child(3) { width: 16%; min-width: 130px; font-weight: 600; overflow-wrap: anywhere; }
td:nth-child(3) a { text-decoration: none; }
/* Not below the toolbar, which stays */
td a { scroll-margin: 64px 0; }
td:nth-child(3) a:hover { text-decoration: underline; }
td.cpu, td.memory { width: 1%; font-size: 14px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.cpu, .memory { text-align: right; }
td.cpu { min-width: 72px; }
td.memory { min-width: 84px; }
td.action { width: 1%; }
.action ul { display: flex; gap: 6px; margin: 0; padding: 0; list-style: none; }
td.action a { padding: 2px 10px; font-size: 14px; }
td.action a[name="Restart"], td.action a[name="Start"], td.action a[name="Stop"], td.action a[name="Kill"] { width: 76px; padding: 2px 0; text-align: center; }
td.action a[name="Clear Log"], td.action a[target] { padding: 3px 5px; border-color: transparent; background: none; color: var(--dim); font-size: 13px; }
td.action a[target]:hover, td.action a[name="Clear Log"]:hover { color: var(--ink); text-decoration: underline; }
/* An empty place keeps its width, so that equal actions stand below each other */
@media (min-width: 1041px) {
  td.action a.hidden { display: inline-block !important; visibility: hidden; width: 76px; padding: 2px 0; }
}
tr[aria-busy="true"] .status span { animation: busy 1s infinite alternate; }
@keyframes busy { to { opacity: 0.35; } }
@media (prefers-reduced-motion: reduce) { tr[aria-busy="true"] .status span { animation: none; opacity: 0.5; } }

/* Groups */
tr.heading th { padding: 5px 12px; background: var(--soft); font-weight: 400; }
tr.heading div { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; }
.toggle { padding: 3px 0; border: 0; background: none; font-weight: 700; cursor: pointer; overflow-wrap: anywhere; text-align: left; }
.toggle::before { content: "\\25b8"; display: inline-block; width: 16px; color: var(--dim); }
.toggle[aria-expanded="true"]::before { content: "\\25be"; }
.tally { display: flex; gap: 12px; font-size: 13px; color: var(--dim); }
.tally .running { color: var(--ok); }
.tally .failed { color: var(--bad); font-weight: 700; }
.tally .changing { color: var(--mid); }
.acts { display: flex; gap: 6px; margin-left: auto; }
.acts button { padding: 1px 10px; font-size: 13px; }

/* Questions */
dialog, #question {
  max-width: 90vw; padding: 18px 22px; border: 1px solid var(--line); border-radius: 10px; background: var(--sheet); color: var(--ink);
}
dialog::backdrop { background: rgb(0 0 0 / 0.45); }
dialog p, #question p { margin: 0 0 16px; font-size: 17px; overflow-wrap: anywhere; }
#question { width: max-content; min-width: min(320px, 90vw); margin: 12vh auto 0; }
.choices { display: flex; justify-content: flex-end; gap: 8px; }
.choices .danger { border-color: var(--bad); background: var(--bad-soft); color: var(--bad); font-weight: 600; }

/* Log */
#tail { width: 100%; flex: 1; display: flex; flex-direction: column; gap: 12px; padding: 16px 20px; }
#tail h1 { overflow-wrap: anywhere; }
#tail form { order: -1; }
#tail h1 { order: -2; }
#controls { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; }
#controls a { text-decoration: none; }
.live #controls > a:has(input) { display: none; }
#tail ~ #footer { max-width: none; }
pre {
  flex: 1 1 60vh; margin: 0; padding: 14px 16px; border-radius: 8px; overflow: auto; color-scheme: dark; background: var(--log); color: var(--log-ink);
  font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere;
}
.live pre:empty::before { content: "Nothing has been logged."; color: #8b97aa; }
.live pre { height: 0; min-height: 60vh; }
pre.unwrapped { white-space: pre; }

#footer {
  display: flex; flex-wrap: wrap; gap: 4px 16px; justify-content: space-between; width: 100%; max-width: 1320px; margin: 0 auto;
  padding: 18px 20px; color: var(--dim); font-size: 13px;
}
#footer a { color: inherit; }

@media (max-width: 1040px) {
  #wrapper, #tail { padding-left: 12px; padding-right: 12px; }
  #header { padding-top: 14px; }
  .toolbar input { max-width: none; flex-basis: 100%; font-size: 16px; padding: 9px 12px; }
  .action-button a, .action-button button, .chip { padding: 8px 11px; }
  .chips { flex-basis: 100%; flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; padding: 2px 0; }
  table, tr, td, .heading th { display: block; width: auto; }
  tbody { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr)); gap: 8px; margin-bottom: 8px; }
  table { border: 0; background: none; border-radius: 0; overflow: visible; }
  html:not(.live) thead, thead th.action { display: none; }
  thead tr::before { content: "Sort by"; color: var(--dim); font-size: 13px; }
  thead tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 8px; padding: 0 2px 8px; }
  thead th { display: block; padding: 0; background: none; white-space: nowrap; }
  thead button { padding: 4px 0; }
  tbody tr, tr.heading {
    display: grid; grid-template-columns: 1fr auto; gap: 4px 10px; align-content: start; padding: 10px 12px 4px;
    border: 1px solid var(--line); border-radius: 8px; background: var(--sheet);
  }
  tr.heading { grid-column: 1 / -1; grid-template-columns: 1fr; background: var(--soft); padding: 6px 12px; }
  td, tr.heading th { padding: 0; border: 0; }
  td:nth-child(3) { width: auto; min-width: 0; }
  tr:hover td, .live tr:hover td { background: none; }
  td.status { grid-area: 1 / 2; width: auto; justify-self: end; }
  td:nth-child(2) { grid-area: 2 / 1 / 3 / 3; font-size: 14px; }
  td:nth-child(3) { grid-area: 1 / 1; }
  td.cpu, td.memory { grid-row: 3; width: auto; min-width: 0; color: var(--dim); }
  td.cpu { text-align: left; }
  td.cpu::before { content: "CPU "; }
  td.memory::before { content: "Memory "; }
  td:empty { display: none; }
  td.action { grid-area: 4 / 1 / 5 / 3; width: auto; }
  .action ul { display: grid; grid-template-columns: repeat(6, 1fr); gap: 6px 8px; margin-top: 4px; }
  .action li { grid-column: span 2; text-align: center; }
  .action li:nth-child(-n + 2) { grid-column: span 3; }
  .action li:has(+ li .hidden), .action li:has(.hidden) + li:nth-child(2) { grid-column: 1 / -1; }
  .action li:has(.hidden) { display: none; }
  td.action li a[name] { display: block; width: auto; padding: 7px 0; }
  .acts button { padding: 6px 12px; }
}
`;
