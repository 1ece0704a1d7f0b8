import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { quantile } from "../sample.js";

const RUNS = 5;
const folder = fileURLToPath(new URL(".", import.meta.url));
const VARIANTS = [
  { file: "plain", title: "plain PrismaClient" },
  { file: "empty-extension", title: "empty extension" },
  { file: "hardened", title: "prisma-hardening" },
] as const;

interface Compilation {
  readonly instantiations: number;
  readonly types: number;
  readonly milliseconds: number;
}

const options = compilerOptions();
// The first compilations of a process warm the compiler itself up.
for (const { file } of VARIANTS) compile(file);
const results = VARIANTS.map(({ file, title }) => ({ title, ...compileOften(file) }));
const [plain] = results;
console.log(`TypeScript ${ts.version}, a dozen queries, check time as the median of ${RUNS} runs\n`);
for (const { title, instantiations, types, milliseconds } of results) {
  const more = instantiations - (plain?.instantiations ?? NaN);
  console.log(
    `${title.padEnd(20)}${String(instantiations).padStart(9)} instantiations${more === 0 ? "".padStart(9) : `+${more}`.padStart(9)}` +
      `${String(types).padStart(9)} types${milliseconds.toFixed(0).padStart(7)} ms`,
  );
}

function compileOften(file: string): Compilation {
  const runs = Array.from({ length: RUNS }, () => compile(file));
  const [first] = runs;
  if (first === undefined) throw new Error("No run.");
  const milliseconds = quantile(
    runs.map((run) => run.milliseconds),
    0.5,
  );
  return { ...first, milliseconds };
}

/** Compiles the dozen queries with one of the clients. */
function compile(file: string): Compilation {
  const queries = path.join(folder, "queries.ts");
  const program = ts.createProgram([queries], options, hostWith(file));
  const source = program.getSourceFile(queries);
  const start = performance.now();
  const problems = [...program.getGlobalDiagnostics(), ...program.getSemanticDiagnostics(source)];
  const milliseconds = performance.now() - start;
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(problem.messageText, "\n")}`);
  return { instantiations: program.getInstantiationCount(), types: program.getTypeCount(), milliseconds };
}

function hostWith(file: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const replaced = path.join(folder, "client.ts");
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, languageVersion, onError) =>
    path.resolve(name) === replaced
      ? ts.createSourceFile(name, `export { prisma } from "./${file}.js";`, languageVersion)
      : getSourceFile(name, languageVersion, onError);
  return host;
}

function compilerOptions(): ts.CompilerOptions {
  const config = path.join(folder, "../../tsconfig.json");
  const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, host);
  if (parsed === undefined) throw new Error(`${config} cannot be read.`);
  return parsed.options;
}
