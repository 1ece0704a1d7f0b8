import { defineFact } from "../../context.js";
import { eslintConfigFor, type EslintConfig } from "../../init/eslint-config.js";
import { unknown, type Outcome } from "../../outcome.js";
import { repositoryFiles } from "../files/repository-files.js";
import { runLint, type LintAnswer, type Linted } from "./run-lint.js";

/** What ESLint says of the project's code, tests aside. */
export interface ProjectLint {
  /** Those that it was asked about. */
  readonly files: readonly string[];
  readonly config: EslintConfig | undefined;
  readonly answer: LintAnswer | { readonly kind: "legacyConfig"; readonly file: string };
}

/** Milliseconds that ESLint has. */
const MOST_TIME = 60_000;
const CODE = /\.[cm]?[jt]sx?$/;
const NOT_DEPLOYED =
  /\.d\.[cm]?ts$|(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|cypress|fixtures|node_modules)\/|\.(?:test|spec|e2e|stories|min)\./;

export const projectLint = defineFact<ProjectLint>({
  read: async ({ root, fact }) => {
    const { names } = await fact(repositoryFiles);
    const files = names.filter((name) => CODE.test(name) && !NOT_DEPLOYED.test(name));
    const config = eslintConfigFor(root);
    if (config?.isFlat === false) return { files, config, answer: { kind: "legacyConfig", file: config.file } };
    const answer = await runLint({ root, files, hasConfig: config !== undefined }, MOST_TIME);
    return { files, config, answer };
  },
});

/** What there is to see, or why nothing can be seen. */
export function lintedOr({ answer }: ProjectLint): Linted | Outcome {
  switch (answer.kind) {
    case "linted":
      return answer;
    case "noEslint":
      return unknown(
        "eslint",
        "ESLint is not installed",
        "npm install -D eslint eslint-plugin-prisma-hardening\nnpx prisma-hardening init",
      );
    case "oldEslint":
      return unknown(
        "eslint",
        `ESLint ${answer.version} is installed, and from 9 on it is run`,
        "npm install -D eslint@9",
      );
    case "legacyConfig":
      return unknown(
        "eslint",
        `the configuration is ${answer.file}, which ESLint 9 does not read`,
        `npx @eslint/migrate-config ${answer.file}`,
      );
    case "late":
      return unknown(
        "eslint",
        `ESLint has not ended within ${MOST_TIME / 1000} seconds`,
        "Leave out what is not yours, in repository.ignore of hardening.config.ts and in the ignores of ESLint.",
      );
    case "failed":
      return unknown("eslint", `ESLint has stopped with ${answer.error}`, "npx eslint . and mend what it names.");
  }
}
