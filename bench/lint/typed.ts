import { readFileSync } from "node:fs";
import path from "node:path";
import { Linter } from "eslint";
import ts from "typescript";
import tseslint from "typescript-eslint";
import { progress } from "../progress.js";
import { quantile } from "../sample.js";
import { processorTime } from "./clock.js";
import type { Source } from "./corpus.js";
import { linterSetups, OURS } from "./linters.js";

/** Rules with types against rules without, on the same files. Medians in ms per file. */
export interface TypedCost {
  readonly files: number;
  readonly passes: number;
  readonly parse: number;
  /** `recommended` of ours, over the parse. */
  readonly ours: number;
  /** typescript-eslint's `no-floating-promises` and `no-misused-promises`, over the parse. */
  readonly typed: number;
  /** Of `typed`, making the program and its checker. */
  readonly program: number;
}

const TYPED_RULES = {
  "@typescript-eslint/no-floating-promises": "error",
  "@typescript-eslint/no-misused-promises": "error",
} as const;

/** A run of ESLint makes one program, so each pass makes one; what a checker has found out once costs nothing again. */
export async function measureTyped(root: string, passes: number): Promise<TypedCost> {
  const files = sourcesOf(root);
  const setups = await linterSetups();
  const ours = setups.find(({ name }) => name === OURS);
  if (ours === undefined) throw new Error("Nothing to compare with.");
  const linter = new Linter();
  const times = { parse: [] as number[], ours: [] as number[], typed: [] as number[], program: [] as number[] };
  for (let pass = 0; pass <= passes; pass++) {
    progress(`rules with types: ${pass === 0 ? "warming up" : `pass ${pass} of ${passes}`}`);
    ours.parser.milliseconds = 0;
    const untyped = clock(() => verifyAll(linter, files, ours.config));
    const parse = ours.parser.milliseconds;
    let config: Linter.Config[] = [];
    const program = clock(() => (config = typedConfig(root, files)));
    const typed = program + clock(() => verifyAll(linter, files, config));
    if (pass === 0) continue;
    times.parse.push(parse);
    times.ours.push(untyped - parse);
    times.typed.push(typed - parse);
    times.program.push(program);
  }
  progress("");
  const perFile = (samples: readonly number[]) => quantile(samples, 0.5) / files.length;
  return {
    files: files.length,
    passes,
    parse: perFile(times.parse),
    ours: perFile(times.ours),
    typed: perFile(times.typed),
    program: perFile(times.program),
  };
}

/** The package and the shop: code whose types the compiler finds. */
function sourcesOf(root: string): readonly Source[] {
  return ["src", "examples/shop/src"]
    .flatMap((folder) => ts.sys.readDirectory(path.join(root, folder), [".ts"]))
    .map((filename) => ({ filename, text: readFileSync(filename, "utf8") }));
}

function typedConfig(root: string, files: readonly Source[]): Linter.Config[] {
  const parsed = ts.getParsedCommandLineOfConfigFile(path.join(root, "tsconfig.json"), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
    },
  });
  const names = files.map(({ filename }) => filename);
  const program = ts.createProgram(names, parsed?.options ?? {});
  return [
    {
      files: ["**/*.ts"],
      plugins: { "@typescript-eslint": tseslint.plugin },
      languageOptions: {
        parser: tseslint.parser,
        parserOptions: { programs: [program], tsconfigRootDir: root },
      },
      rules: TYPED_RULES,
    },
  ];
}

function verifyAll(linter: Linter, files: readonly Source[], config: Linter.Config[]): void {
  for (const { filename, text } of files) {
    const messages = linter.verify(text, config, { filename, allowInlineConfig: false });
    const broken = messages.find(({ fatal }) => fatal);
    if (broken) throw new Error(`${filename}: ${broken.message}`);
  }
}

function clock(work: () => unknown): number {
  const start = processorTime();
  work();
  return processorTime() - start;
}
