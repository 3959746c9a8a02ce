// node-supervisord: each of its 40 methods, with values and faults, and the connections that it takes.
const http = require("node:http");
const process = require("node:process");
const { SupervisordClient } = require("node-supervisord");

const DEADLINE_MS = 20_000;
const client = new SupervisordClient(`http://127.0.0.1:${process.env.PORT}`, {
  username: "user",
  password: "pass:wo rd",
});

// Node keeps connections by itself from release 19 on; one socket at most shows whether the server keeps it, too.
http.globalAgent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const sockets = new Set();
const createConnection = http.globalAgent.createConnection;
http.globalAgent.createConnection = function (...args) {
  const socket = createConnection.apply(this, args);
  sockets.add(socket);
  return socket;
};

const used = new Set();

async function answer(method, params) {
  used.add(method);
  try {
    return JSON.stringify(await client[method](...params));
  } catch (error) {
    if (error.faultCode !== undefined) return `fault ${error.faultCode} ${error.faultString}`;
    const status = error.res === undefined ? "" : ` after HTTP ${error.res.statusCode}`;
    return `rejected${status}: ${error.message}`;
  }
}

async function call(method, ...params) {
  console.log(`${method}(${JSON.stringify(params).slice(1, -1)})`);
  console.log(`    ${await answer(method, params)}`);
}

/** For processes that end together: they do so in any order, and are told of in that order. */
async function callForAny(method, ...params) {
  const results = JSON.parse(await answer(method, params));
  console.log(`${method}(${JSON.stringify(params).slice(1, -1)}), sorted`);
  for (const result of results.map((one) => JSON.stringify(one)).sort()) console.log(`    ${result}`);
}

async function until(what, probe) {
  const deadline = Date.now() + DEADLINE_MS;
  while (!await probe()) {
    if (Date.now() > deadline) throw new Error(`gave up waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function identity() {
  for (const method of ["getAPIVersion", "getVersion", "getSupervisorVersion", "getIdentification", "getState"]) {
    await call(method);
  }
  console.log(`getPID is an int: ${/^\d+$/.test(await answer("getPID", []))}`);
  console.log((await client.listMethods()).join("\n"));
  used.add("listMethods");
  await call("methodHelp", "supervisor.startProcess");
  await call("methodHelp", "supervisor.nosuch");
  await call("methodSignature", "supervisor.startProcess");
  await call("multicall", [
    { methodName: "supervisor.getState", params: [] },
    { methodName: "supervisor.getProcessInfo", params: ["zz"] },
    { methodName: "system.multicall", params: [] },
  ]);
}

async function processes() {
  await call("getAllProcessInfo");
  await call("getAllConfigInfo");
  for (const name of ["cat", "g:a", "a", "g", "g:", "cat:", "zz", ""]) await call("getProcessInfo", name);
  await call("startProcess", "cat");
  await call("startProcess", "g:*");
  await call("startProcess", "zz");
  await call("startProcess", "fatal");
  await call("startProcess", "nofile");
  await call("startProcess", 1);
  await call("startProcess");
  await call("startProcess", "stopped", 1);
  await call("stopProcess", "stopped", true);
  await call("stopProcess", "stopped");
  await call("startProcessGroup", "g");
  await callForAny("stopProcessGroup", "g");
  await call("startProcessGroup", "g", true);
  await call("startProcessGroup", "zz");
  await call("signalProcess", "cat", "CONT");
  await call("signalProcess", "cat", 18);
  await call("signalProcess", "cat", "HUPX");
  await call("signalProcess", "stopped", "CONT");
  await call("signalProcessGroup", "g", "CONT");
}

async function logs() {
  await call("sendProcessStdin", "cat", "one\r\n  two <&> é€\n");
  await call("sendProcessStdin", "stopped", "x");
  await until("the echo", async () => (await client.tailProcessStdoutLog("cat", 0, 0))[1] > 0);
  for (const method of ["readProcessStdoutLog", "readProcessLog", "readProcessStderrLog"]) {
    await call(method, "cat", 0, 0);
    await call(method, "cat", 0, 4);
    await call(method, "cat", -4, 0);
    await call(method, "cat", -3, 1);
    await call(method, "stopped", 0, 0);
  }
  for (const method of ["tailProcessStdoutLog", "tailProcessLog", "tailProcessStderrLog"]) {
    await call(method, "cat", 0, 0);
    await call(method, "cat", 0, 4);
    await call(method, "cat", 1000, 4);
    await call(method, "zz", 0, 0);
  }
  await call("clearProcessLog", "cat");
  await call("clearProcessLogs", "g:*");
  await call("clearAllProcessLogs");
  await call("sendRemoteCommEvent", "T", "data é");
}

async function groups() {
  await call("addProcessGroup", "cat");
  await call("addProcessGroup", "zz");
  await call("removeProcessGroup", "cat");
  await call("removeProcessGroup", "zz");
  await call("removeProcessGroup", "stopped");
  await call("getProcessInfo", "stopped");
  await call("addProcessGroup", "stopped");
  await call("reloadConfig");
  await callForAny("stopAllProcesses");
  // It fails now or in a moment, as chance has it
  await call("removeProcessGroup", "fatal");
  await call("startAllProcesses");
}

async function mainLog() {
  for (const method of ["readLog", "readMainLog"]) {
    used.add(method);
    console.log(`${method}: ${/supervisord started with pid/.test(await client[method](0, 0))}`);
  }
  await call("readLog", -1, 1);
  await call("clearLog");
}

async function main() {
  await until("g:b", async () => (await client.getProcessInfo("g:b")).statename === "RUNNING");
  await identity();
  await processes();
  await logs();
  await groups();
  await mainLog();
  console.log(`connections: ${sockets.size}`);
  await call("restart");
  await until("the restart", async () => /^\{"statecode":1/.test(await answer("getState", [])));
  await call("shutdown");
  const methods = Object.keys(SupervisordClient.prototype).filter((name) => name !== "_call");
  console.log(`methods: ${methods.length}, not called: ${methods.filter((name) => !used.has(name))}`);
}

main().catch((error) => {
  console.log(error);
  process.exitCode = 1;
});
