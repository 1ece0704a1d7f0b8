import { spawn } from "node:child_process";
import { constants } from "node:os";

/** Runs a program that talks to the terminal itself. Resolves to its exit code. */
export function runToEnd(command, args, options) {
  const child = spawn(command, args, { ...options, stdio: "inherit", windowsHide: true });
  const forward = (signal) => {
    // A Ctrl-C in a terminal has reached the child as well, and twice would mean "at once" to it.
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** Runs a program whose output matters only when it fails. Resolves to its exit code and all that it printed. */
export function runQuietly(command, args, { timeoutMs, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      timeout: timeoutMs,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output });
    });
  });
}
