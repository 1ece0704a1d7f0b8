import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts } from "../../define-rule.js";
import { matchesAny, SCRIPT_FILES, SEED_FILES, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import type { PrismaCall } from "../../prisma/prisma-call.js";
import { asMember, isOpen, propertyOf } from "../../syntax/property.js";
import { Conditions, type Bound } from "./conditions.js";
import { constantObject } from "./constant-object.js";

const VERBS: Readonly<Record<string, string>> = {
  deleteMany: "deletes",
  updateMany: "updates",
  updateManyAndReturn: "updates",
};
const MIGRATION_FILES = ["**/{migrations,migration,data-migrations}/**"];

interface Options {
  readonly ignore: readonly string[];
}

export default defineRule<"all" | "allIfUndefined", Options>({
  id: "no-unbounded-write",
  description: "disallow `updateMany` and `deleteMany` that reach every row of a table",
  recommended: "error",
  type: "problem",
  options: {
    ignore: texts("Globs of files that may write whole tables, from the working directory."),
  },
  defaults: { ignore: [...TEST_FILES, ...SEED_FILES, ...SCRIPT_FILES, ...MIGRATION_FILES] },
  messages: {
    all: "`{{ call }}` has no condition, so it {{ verb }} every row of `{{ model }}`. Name the rows in `where`; if all are meant, put the call into a script.",
    allIfUndefined:
      "`{{ value }}` may be undefined. Prisma leaves out a condition that is undefined, so `{{ call }}` then {{ verb }} every row of `{{ model }}`. Check the value before the call.",
  },
  mentions: ["updateMany", "deleteMany"],
  check(file, report, { ignore }) {
    const conditions = new Conditions(file);
    for (const call of file.prisma.calls) {
      const verb = VERBS[call.operation];
      if (verb === undefined || matchesAny(file.relativePath, ignore)) continue;
      const bound = boundOf(file, conditions, call);
      if (bound.kind === "bounded") continue;
      const data = { call: call.operation, verb, model: call.model ?? modelText(file, call) };
      if (bound.kind === "all") report({ node: call.operationNode, messageId: "all", data });
      else report({ node: bound.node, messageId: "allIfUndefined", data: { ...data, value: shortText(file, bound) } });
    }
  },
});

/** Which rows a call may reach. */
function boundOf(file: SourceFile, conditions: Conditions, { args, operation }: PrismaCall): Bound {
  // Prisma refuses `updateMany()`: it has no `data`.
  if (args === undefined) return operation === "deleteMany" ? { kind: "all" } : { kind: "bounded" };
  const object = constantObject(file, args);
  if (!object || propertyOf(object, "limit")) return { kind: "bounded" };
  const where = propertyOf(object, "where");
  if (!where) return isOpen(object) ? { kind: "bounded" } : { kind: "all" };
  const after = object.properties.slice(object.properties.indexOf(where) + 1);
  if (after.some(({ type }) => type === "SpreadElement")) return { kind: "bounded" };
  return conditions.ofWhere(where.value);
}

/** `prisma[name]` */
function modelText(file: SourceFile, { node }: PrismaCall): string {
  const method = asMember(node.callee);
  return method ? file.textOf(method.object) : "the table";
}

function shortText(file: SourceFile, { node }: { readonly node: TSESTree.Node }): string {
  const text = file.textOf(node).replaceAll(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
