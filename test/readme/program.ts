import ts from "typescript";
import { fileURLToPath } from "node:url";
import type { CodeBlock } from "./code-blocks.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the README's blocks may use without saying so. */
const PREAMBLE = `import { hardening } from "prisma-hardening";
import type { PrismaClient } from "./generated/client/client.js";
import { models } from "./generated/hardening/models.js";
declare const plain: PrismaClient;
declare const claims: unknown[];
const prisma = plain.$extends(hardening({ models }));
`;

/** A module of its own for each block: its imports, else the preamble; its statements, in a function that can be called. */
export function moduleText({ code }: CodeBlock): string {
  if (/\bnew PrismaClient\(/.test(code)) return code;
  const imports = code.split("\n").filter((line) => line.startsWith("import "));
  const body = code.split("\n").filter((line) => !line.startsWith("import "));
  return `${imports.join("\n")}\n${PREAMBLE}export async function run() {\n${withClaims(body.join("\n"))}\n}\n`;
}

/** `expression; // → value` becomes a pair of what it is and what it is said to be. */
function withClaims(body: string): string {
  return body.replaceAll(
    /^( *)(.+); \/\/ → (.+)$/gm,
    (_, indent: string, expression: string, value: string) => `${indent}claims.push([${expression}, ${value}]);`,
  );
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
  paths: {
    "prisma-hardening": [`${root}src/index.ts`],
    "prisma-hardening/*": [`${root}src/*/index.ts`],
  },
};

/** What the compiler says of the blocks, each as a file at the repository's root, where `./generated` is. */
export function compileErrors(blocks: readonly CodeBlock[]): readonly string[] {
  const texts = new Map(blocks.map((block) => [`${root}readme-line-${String(block.line)}.ts`, moduleText(block)]));
  const host = ts.createCompilerHost(OPTIONS);
  const disk = ts.createCompilerHost(OPTIONS);
  host.fileExists = (name) => texts.has(name) || disk.fileExists(name);
  host.readFile = (name) => texts.get(name) ?? disk.readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? disk.getSourceFile(name, version, ...rest) : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
    return `${diagnostic.file?.fileName.slice(root.length) ?? ""}: ${message}`;
  });
}

/** A block as a function of what the preamble declares. */
export function runnable(block: CodeBlock): (scope: Scope) => Promise<void> {
  const body = block.code
    .split("\n")
    .filter((line) => !line.startsWith("import "))
    .join("\n");
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(`run = async () => {\n${withClaims(body)}\n}`, { compilerOptions });
  return async (scope) => {
    // The README's own code, from this repository.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const run = new Function(...Object.keys(scope), `let run; ${outputText} return run();`) as (
      ...values: readonly unknown[]
    ) => Promise<void>;
    await run(...Object.values<unknown>(scope));
  };
}

/** What the blocks' names stand for, and where their claims go. */
export type Scope = Readonly<Record<string, unknown>> & {
  /** Pairs of a value and what the README says it is. */
  readonly claims: (readonly [unknown, unknown])[];
};
