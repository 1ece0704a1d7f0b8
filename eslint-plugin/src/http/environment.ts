import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { conditionsAt } from "./conditions.js";
import { constantOf } from "./constant.js";

/** `process.env.NODE_ENV`, `isDev`, `IS_PRODUCTION`, `config.env`, `app.get("env")`, `import.meta.dev`, `__DEV__`, `debug`. */
const ENVIRONMENT =
  /NODE_?ENV|(?:APP|VERCEL|DEPLOY\w*|RUNTIME|STAGE)_?ENV|(?:\b|_|is|in|not|non)(?:dev|development|prod|production|local|localhost|staging|test|testing)(?:Mode|Env|Environment|Server|Build)?(?:\b|_)|["'`.](?:env|environment|stage)["'`]?\s*(?:\)|[=!]==?|$)|import\.meta\.(?:dev|env)|\bdebug|verbose/i;

/** Whether a test asks where the program runs, or whether it is being debugged. */
export function isAboutEnvironment(file: SourceFile, test: TSESTree.Node): boolean {
  if (ENVIRONMENT.test(file.textOf(test))) return true;
  const constant = constantOf(file, test);
  return constant !== test && ENVIRONMENT.test(file.textOf(constant));
}

/** Whether a node is only reached in some environments: in development, not in production. */
export function dependsOnEnvironment(file: SourceFile, node: TSESTree.Node): boolean {
  return conditionsAt(node).some((condition) => condition.kind === "test" && isAboutEnvironment(file, condition.test));
}
