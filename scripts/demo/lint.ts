import path from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { codeLine, findingLine, heading, INDENT, note } from "./terminal.js";
import { digits } from "./words.js";

const CARELESS = "examples/shop-careless";
const CAREFUL = "examples/shop";
const PREFIX = "prisma-hardening/";
/** Of what is found; the rest is counted. */
const MOST_LINES = 24;

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly isError: boolean;
  readonly rule: string;
  readonly message: string;
}

/** What the ESLint plugin says of the careless twin of examples/shop, and of examples/shop. */
export async function showLint(): Promise<void> {
  console.log(heading(`What the linter finds in ${CARELESS}`));
  console.log(codeLine("extends: [tseslint.configs.base, hardening.configs.strict]"));
  const start = performance.now();
  const careless = await lint(CARELESS);
  const careful = await lint(CAREFUL);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const shown = firstOfEachRule(careless).slice(0, MOST_LINES);
  let file = "";
  for (const finding of shown) {
    if (finding.file !== file) console.log(note(`${INDENT}${(file = finding.file)}`));
    console.log(findingLine(finding));
  }
  const more = careless.length - shown.length;
  if (more > 0) console.log(note(`${INDENT}  and ${digits(more)} more by the same rules`));
  console.log(`\n${INDENT}${CARELESS}: ${summary(careless)}`);
  console.log(`${INDENT}${CAREFUL}: ${summary(careful)}; both linted in ${seconds} s`);
}

async function lint(folder: string): Promise<readonly Finding[]> {
  const cwd = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  // typescript-eslint takes the folder from the config file that called it, and here there are two of these in one process.
  const overrideConfig = { languageOptions: { parserOptions: { tsconfigRootDir: cwd } } };
  const results = await new ESLint({ cwd, overrideConfig }).lintFiles(["src"]);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, column, severity, ruleId, message }) => ({
      file: path.relative(cwd, filePath).replaceAll("\\", "/"),
      ...{ line, column, message },
      isError: severity === 2,
      rule: ruleId?.replace(PREFIX, "") ?? "syntax",
    })),
  );
}

function firstOfEachRule(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule }) => !seen.has(rule) && seen.add(rule));
}

function summary(findings: readonly Finding[]): string {
  if (findings.length === 0) return "none";
  const errors = findings.filter(({ isError }) => isError).length;
  const files = new Set(findings.map(({ file }) => file)).size;
  const parts = [plural(errors, "error"), plural(findings.length - errors, "warning")].filter((part) => part !== "");
  return `${parts.join(", ")} in ${plural(files, "file")}`;
}

function plural(number: number, noun: string): string {
  if (number === 0) return "";
  return `${digits(number)} ${noun}${number === 1 ? "" : "s"}`;
}
