import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { eventually } from "./eventually.js";
import { openStage } from "./stage.js";

const stage = openStage("process");
const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => child.kill("SIGKILL")));

/** A process of its own, which runs one of the programs in `child.ts`. */
function start(program: string): { child: ChildProcess; output: () => string; exit: Promise<number | null> } {
  const script = fileURLToPath(new URL("child.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, program, stage.url], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, output: () => text, exit };
}

describe("a process", () => {
  test("that is killed leaves no query behind: the server notices that its client has gone", async () => {
    const { child } = start("sleep");
    await eventually(
      () => stage.active(),
      (queries) => queries.some((query) => query.includes("pg_sleep")),
      20_000,
    );
    child.kill("SIGKILL");
    await stage.idle();
  });

  test("ends by itself, with deadlines that have not passed, and idle connections", async () => {
    const { exit, output } = start("end");
    expect(await exit, output()).toBe(0);
    expect(output()).toBe("read\n");
  });

  test("ends by itself after a deadline has passed", async () => {
    const { exit, output } = start("stop");
    expect(await exit, output()).toBe(0);
    expect(output()).toBe("QUERY_TIMEOUT\n");
  });
});
