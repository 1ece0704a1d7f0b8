import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { pairedMedian, quantile, type Estimate } from "../sample.js";

const execute = promisify(execFile);

/** Milliseconds, each from a process of its own. */
export interface ImportTime {
  readonly runs: number;
  /** Of a module that is empty. */
  readonly floor: number;
  readonly overFloor: Estimate;
}

export async function measureImport(module: URL, runs: number): Promise<ImportTime> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "prisma-hardening-import-"));
  try {
    const empty = path.join(folder, "empty.mjs");
    writeFileSync(empty, "export default {};\n");
    const floor: number[] = [];
    const own: number[] = [];
    for (let run = 0; run < runs; run++) {
      floor.push(await importOnce(pathToFileURL(empty)));
      own.push(await importOnce(module));
    }
    return {
      runs,
      floor: quantile(floor, 0.5),
      overFloor: pairedMedian(own, floor, (left, right) => left - right),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importOnce(module: URL): Promise<number> {
  const script = `const start = performance.now();
await import(${JSON.stringify(module.href)});
process.stdout.write(String(performance.now() - start));`;
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { stdout } = await execute(process.execPath, ["--input-type=module", "--eval", script], { env });
  return Number(stdout);
}
