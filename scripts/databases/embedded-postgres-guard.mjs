// Owns one PostgreSQL server for the process that started it. That process holds this one's standard input open: when
// it ends, in whatever way, the input ends, and the server and its files go with it.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";

const STOP_TIMEOUT_MS = 5_000;
const READY = "database system is ready to accept connections";

let server;
let directory;
let isStopping = false;

for (const signal of ["SIGINT", "SIGHUP", "SIGTERM"])
  process.on(signal, () => (signal === "SIGTERM" ? stop(0) : undefined));

const lines = createInterface({ input: process.stdin });
lines.once("line", (line) => void start(JSON.parse(line)));
lines.once("close", () => void stop(0));

async function start({ root, data, initdb, postgres, initdbArgs, postgresArgs, spawnOptions }) {
  directory = root;
  try {
    await run(initdb, ["--pgdata", data, ...initdbArgs], spawnOptions);
    if (isStopping) return;
    server = spawn(postgres, ["-D", data, ...postgresArgs], { ...spawnOptions, stdio: ["ignore", "ignore", "pipe"] });
    await ready(server);
    report({ pid: server.pid });
    server.once("exit", () => void stop(1));
  } catch (error) {
    report({ error: error.message });
    await stop(1);
  }
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    server = child;
    let stderr = "";
    child.stderr.on("data", (chunk) => (stderr += chunk));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(stderr.trim() || `exit code ${code}`))));
  });
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let stderr = "";
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(stderr.trim() || `exit code ${code}`)));
    child.stderr.on("data", (chunk) => {
      if (stderr.length < 20_000) stderr += chunk;
      if (stderr.includes(READY)) resolve();
    });
  });
}

async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  if (server && server.exitCode === null && server.signalCode === null) {
    // An immediate shutdown: nobody will read these files again.
    const exited = new Promise((resolve) => server.once("exit", resolve));
    server.kill(process.platform === "win32" ? "SIGTERM" : "SIGQUIT");
    const timer = setTimeout(() => server.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
  }
  if (directory) rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  process.exit(code);
}

function report(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
