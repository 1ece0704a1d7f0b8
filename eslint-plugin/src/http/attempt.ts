import type { TSESTree } from "@typescript-eslint/utils";
import type { SourceFile } from "../file/source-file.js";
import { contains } from "../syntax/functions.js";
import { unwrap, unwrapAwait } from "../syntax/unwrap.js";
import type { CaughtError } from "./caught-error.js";
import { calleeName } from "./imported.js";

/** What is awaited to read and to judge what a client has sent. */
const INPUT =
  /^(?:json|text|formData|arrayBuffer|blob|body|headers|cookies|params|searchParams|buffer|raw\w*|getRaw\w*|read\w*Body|parse\w*|safeParse\w*|validate\w*|verify\w*|jwtVerify|decode\w*|check\w*|assert\w*|constructEvent\w*|auth\w*|require[A-Z]\w*|get\w*Session|get\w*Token|unseal\w*|decrypt\w*)$/;

/** Whether something else than the client's input may have failed: a query, or a call that is awaited. */
export function isRiskyAttempt(file: SourceFile, { by, attempt }: CaughtError): boolean {
  switch (by) {
    case "handler":
      return true;
    case "callback":
      return attempt !== undefined && queriesIn(file, attempt);
    case "rejection":
      return attempt === undefined || isRisky(attempt) || queriesIn(file, attempt);
    case "catch":
      return attempt !== undefined && (awaitsRisk(file, attempt) || queriesIn(file, attempt));
  }
}

function queriesIn(file: SourceFile, attempt: TSESTree.Node): boolean {
  return file.prisma.calls.some(({ node }) => contains(attempt, node));
}

function awaitsRisk(file: SourceFile, block: TSESTree.Node): boolean {
  return file.nodes("AwaitExpression").some((node) => contains(block, node) && isRisky(node.argument));
}

function isRisky(expression: TSESTree.Node): boolean {
  const awaited = unwrapAwait(unwrap(expression));
  if (awaited.type !== "CallExpression") return false;
  const name = calleeName(awaited.callee);
  return name === undefined || !INPUT.test(name);
}
