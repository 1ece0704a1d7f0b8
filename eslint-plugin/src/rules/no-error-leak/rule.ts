import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts, type Report } from "../../define-rule.js";
import { matchesAny, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { isPlannedUnlessReplaced, knownOfError } from "../../http/error-guard.js";
import { errorPartsIn, type ErrorPart } from "../../http/error-text.js";
import { isRiskyAttempt } from "../../http/attempt.js";
import { asResponse, type HttpResponse } from "../../http/responses.js";

type MessageId = "message" | "stack" | "meta" | "whole";

interface Options {
  readonly ignore: readonly string[];
}

export default defineRule<MessageId, Options>({
  id: "no-error-leak",
  description: "disallow what a caught error says in an HTTP response",
  recommended: "error",
  type: "problem",
  options: {
    ignore: texts("Globs of files that answer no client, from the working directory."),
  },
  defaults: { ignore: TEST_FILES },
  messages: {
    message:
      "`{{ text }}` goes to the client. It says what failed inside: Prisma's messages name tables, columns and arguments, a driver's name hosts and users. Log the error, and answer with a text of your own.",
    stack:
      "`{{ text }}` goes to the client: paths, package versions and the way through your code. Log the error, and answer with a text of your own.",
    meta: "`{{ text }}` goes to the client: it names models, columns and constraints of the database. Log the error, and answer with a text of your own.",
    whole:
      "The caught error `{{ text }}` goes to the client as it is: one of Prisma's carries its code, the model, columns and its version. Log it, and answer with a text of your own.",
  },
  mentions: [
    ...[".json(", ".send(", ".end(", ".write(", ".render(", ".text(", ".html(", ".body", "Response("],
    ...["Exception(", "TRPCError(", "createError(", "json("],
  ],
  check(file, report, { ignore }) {
    if (!/catch|err|exception/i.test(file.text) || matchesAny(file.relativePath, ignore)) return;
    for (const type of ["CallExpression", "NewExpression", "AssignmentExpression"] as const) {
      for (const node of file.nodes(type)) {
        const response = asResponse(file, node);
        if (response) checkResponse(file, response, report);
      }
    }
  },
});

/** The first message and the first stack of a response: the rest is the same mistake. */
function checkResponse(file: SourceFile, response: HttpResponse, report: Report<MessageId>): void {
  const parts = response.bodies
    .flatMap((body) => errorPartsIn(file, body))
    .filter((part) => leaks(file, response, part));
  const stack = parts.find(({ part }) => part === "stack");
  const other = parts.find(({ part }) => part !== "stack");
  for (const found of [other, stack].filter((part) => part !== undefined).sort(bySource)) {
    report({ node: found.node, messageId: found.part, data: { text: found.text } });
  }
}

function leaks(file: SourceFile, response: HttpResponse, { error, part, node, taken, replaced }: ErrorPart): boolean {
  const places: readonly TSESTree.Node[] = [node, ...taken];
  const known = places.map((place) => knownOfError(file, place, error.owner));
  if (known.includes("prisma")) return true;
  if (known.includes("planned")) return false;
  if (replaced.some((place) => isPlannedUnlessReplaced(file, place, error.owner))) return false;
  // What went wrong with the client's own input is what the client is to be told.
  const isInput = response.status === "client" && !isRiskyAttempt(file, error);
  return part === "stack" || !(isInput || isTrpcOther(response));
}

/** tRPC's other codes are of the client's making. */
function isTrpcOther({ node, status }: HttpResponse): boolean {
  const isTrpc = node.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === "TRPCError";
  return isTrpc && status !== "server";
}

function bySource(a: ErrorPart, b: ErrorPart): number {
  return a.node.range[0] - b.node.range[0];
}
