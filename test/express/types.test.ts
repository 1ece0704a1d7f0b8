import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the examples may use without saying so. */
const PREAMBLE = `import type { Express } from "express";
import type { Logger } from "prisma-hardening";
import type { PrismaClient } from "./test/generated/postgresql/client/client.js";
import { requestIdOf } from "prisma-hardening/express";
import { answerOf } from "prisma-hardening";
declare const app: Express;
declare const logger: Logger;
declare const prisma: PrismaClient;
declare const error: unknown;
`;

test.each([
  ["Express 5", "express"],
  ["Express 4", "express-4"],
])(
  "every example of the documentation compiles with the types of %s",
  (_, types) => {
    const files = new Map(examples().map((code, index) => [`${root}example-${String(index)}.ts`, moduleOf(code)]));
    expect(files.size).toBeGreaterThan(3);
    expect(compileErrors(files, `${root}node_modules/@types/${types}/index.d.ts`)).toEqual([]);
  },
  60_000,
);

function examples(): readonly string[] {
  const folders = ["src/express/", "src/answer/"];
  const sources = folders.flatMap((folder) =>
    readdirSync(root + folder).map((file) => readFileSync(root + folder + file, "utf8")),
  );
  return sources.flatMap((source) =>
    [...source.matchAll(/@example\n([\s\S]*?)(?= \* @| \*\/)/g)].map(([, text = ""]) =>
      text.replaceAll(/^ \* ?/gm, ""),
    ),
  );
}

/** Its own imports replace what the preamble has of the same name. */
function moduleOf(code: string): string {
  const imports = code.split("\n").filter((line) => line.startsWith("import "));
  const body = code.split("\n").filter((line) => !line.startsWith("import "));
  const isDeclaredHere = (name: string): boolean => new RegExp(`const ${name} =`).test(code);
  const preamble = PREAMBLE.split("\n").filter((line) => {
    const name = /(?:declare const|import(?: type)? \{) (\w+)/.exec(line)?.[1] ?? "";
    return !isDeclaredHere(name) && !imports.some((text) => text.includes(`{ ${name} }`));
  });
  return `${imports.join("\n")}\n${preamble.join("\n")}\nexport async function run() {\n${body.join("\n")}\n}\n`;
}

function compileErrors(files: ReadonlyMap<string, string>, express: string): readonly string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    paths: {
      express: [express],
      "prisma-hardening": [`${root}src/index.ts`],
      "prisma-hardening/express": [`${root}src/express/index.ts`],
    },
  };
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  host.fileExists = (name) => files.has(name) || disk.fileExists(name);
  host.readFile = (name) => files.get(name) ?? disk.readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const text = files.get(name);
    return text === undefined ? disk.getSourceFile(name, version, ...rest) : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
    return `${diagnostic.file?.fileName.slice(root.length) ?? ""}: ${message}`;
  });
}
