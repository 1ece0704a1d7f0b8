import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const USAGE = `Usage: npm run bench -- [options]
  --quick        a short run with rougher numbers, under a minute
  --markdown     print the table of ratios for the README instead
  --json <file>  write every number to a file
  --types        measure the compiler's work instead
  --lint         measure the ESLint plugin instead
  --gate         compare the checks of migrations with squawk instead
  --rules        with --lint: each of its rules alone as well
  --help         this text`;

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean" },
    markdown: { type: "boolean" },
    json: { type: "string" },
    types: { type: "boolean" },
    lint: { type: "boolean" },
    gate: { type: "boolean" },
    rules: { type: "boolean" },
    help: { type: "boolean" },
  },
});

if (options.help) console.log(USAGE);
else if (options.types) await import("./typing/main.js");
else if (options.lint) await (await import("./lint/main.js")).benchmarkLint(options);
else if (options.gate) await import("./gate/main.js");
else benchmark(process.argv.slice(2));

/** Two of the peers import `Prisma` from `@prisma/client`, which finds the older generator's client by NODE_PATH. */
function benchmark(args: readonly string[]): void {
  const modules = fileURLToPath(new URL("generated/node_modules", import.meta.url));
  const child = fork(new URL("benchmark.ts", import.meta.url), args, { env: { ...process.env, NODE_PATH: modules } });
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  // A Ctrl-C in a terminal reaches the child as well; it ends by itself.
  process.on("SIGINT", () => undefined);
  child.on("exit", (code) => (process.exitCode = code ?? 1));
}
