// A process of its own, in which typescript-eslint's parser gets TypeScript 5: jobs as JSON on stdin, findings on stdout.
import Module, { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import type { Job } from "./engine.js";
import { requireFromPlugin } from "./places.js";

type Resolve = (request: string, ...rest: readonly unknown[]) => string;

const loader = Module as unknown as { _resolveFilename: Resolve };
const resolve = loader._resolveFilename;
const typescript5 = requireFromPlugin.resolve("typescript-5");
loader._resolveFilename = (request, ...rest) =>
  request === "typescript" ? typescript5 : resolve.call(loader, request, ...rest);

const { eslintEngine } = await import("./eslint-engine.js");
const { version } = createRequire(import.meta.resolve("typescript-eslint"))("typescript") as {
  readonly version: string;
};
const engine = eslintEngine("", "typescript");
const jobs = JSON.parse(await text(process.stdin)) as readonly Job[];
const found = jobs.map(({ ruleId, testCase }) => engine.lint(ruleId, testCase));
process.stdout.write(JSON.stringify({ version, found }));
