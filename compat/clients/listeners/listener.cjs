// Notes each event as listener.bash does. A remote one of type START makes it start a process before it answers.
const fs = require("node:fs");
const http = require("node:http");
const process = require("node:process");

let text = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (chunk) => {
  text += chunk;
  take();
});
process.stdout.write("READY\n");

function take() {
  const end = text.indexOf("\n");
  if (end < 0) return;
  const header = text.slice(0, end);
  const length = Number(/ len:(\d+)$/.exec(header)[1]);
  if (text.length < end + 1 + length) return;
  const payload = text.slice(end + 1, end + 1 + length);
  text = text.slice(end + 1 + length);
  handle(payload, () => {
    fs.appendFileSync("node.events", `${header}\n${payload}\x1e\n`);
    process.stdout.write("RESULT 2\nOKREADY\n");
  });
}

function handle(payload, done) {
  const name = /^type:START\n(.*)$/.exec(payload)?.[1];
  if (name === undefined) return done();
  const body = "<?xml version='1.0'?><methodCall><methodName>supervisor.startProcess</methodName><params>" +
    `<param><value>${name}</value></param></params></methodCall>`;
  const [, socketPath] = process.env.SUPERVISOR_SERVER_URL.split("unix://");
  const request = http.request({ socketPath, method: "POST", path: "/RPC2" }, async (response) => {
    let answer = "";
    for await (const chunk of response.setEncoding("utf8")) answer += chunk;
    fs.writeFileSync("node.answer", answer);
    done();
  });
  request.setHeader("Content-Length", body.length);
  request.end(body);
}
