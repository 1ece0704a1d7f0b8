#!/usr/bin/env node
// `node scripts/run.mjs demo|test|property|bench|generate`: from a bare clone to the task, with whatever is missing in between.
import { existsSync } from "node:fs";
import path from "node:path";
import { buildPlugin } from "./bootstrap/build-plugin.mjs";
import { runToEnd } from "./bootstrap/child.mjs";
import { Complaint } from "./bootstrap/complaint.mjs";
import {
  allSchemas,
  benchSchemas,
  carelessSchemas,
  demoSchemas,
  generate,
  shopSchemas,
  testSchemas,
} from "./bootstrap/generate.mjs";
import { install } from "./bootstrap/install.mjs";
import { requireNode } from "./bootstrap/node-version.mjs";
import { root, toolEnvironment } from "./bootstrap/project.mjs";

const TASKS = {
  demo: {
    schemas: () => [...demoSchemas(), ...shopSchemas(), ...carelessSchemas()],
    command: ["--import", "tsx", "scripts/demo/main.ts"],
    needsPlugin: true,
  },
  test: {
    schemas: async () => [...demoSchemas(), ...shopSchemas(), ...carelessSchemas(), ...(await testSchemas())],
    command: ["node_modules/vitest/vitest.mjs", "run"],
  },
  property: {
    schemas: testSchemas,
    command: ["node_modules/vitest/vitest.mjs", "run", "test/property"],
    env: { PROPERTY_CASES: process.env.PROPERTY_CASES ?? "20000" },
  },
  bench: { schemas: benchSchemas, command: ["--import", "tsx", "bench/main.ts"], needsPlugin: true },
  generate: { schemas: allSchemas, command: undefined },
};

const USAGE = `Usage: node scripts/run.mjs <${Object.keys(TASKS).join("|")}> [arguments of the task]`;

async function main([name, ...taskArguments]) {
  if (name === undefined || !Object.hasOwn(TASKS, name)) throw new Complaint(USAGE, 2);
  requireNode();
  const { schemas, command, env, needsPlugin } = TASKS[name];
  await install();
  await generate(await schemas());
  if (needsPlugin) await buildPlugin();
  if (command === undefined) return 0;
  const script = command.find((part) => part.includes("/"));
  if (!existsSync(path.join(root, script))) throw new Complaint(`There is no ${script} to run.`, 2);
  return runToEnd(process.execPath, [...command, ...taskArguments], {
    cwd: root,
    env: { ...toolEnvironment(), ...env },
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Complaint)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
