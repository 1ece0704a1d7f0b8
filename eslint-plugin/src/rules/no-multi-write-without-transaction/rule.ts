import { defineRule, texts } from "../../define-rule.js";
import { matchesAny, SCRIPT_FILES, SEED_FILES, TEST_FILES } from "../../file/path-patterns.js";
import { outerWrites, writeName } from "../../flow/outer-writes.js";
import { TransactionScope } from "../../flow/transaction-scope.js";
import { WritePaths, type WritePair } from "../../flow/write-paths.js";
import type { SourceFile } from "../../file/source-file.js";
import { functionName, type FunctionNode } from "../../syntax/functions.js";

interface Options {
  readonly wrappers: readonly string[];
  readonly ignoreModels: readonly string[];
  readonly ignore: readonly string[];
}

export default defineRule<"separate" | "separateInHelper", Options>({
  id: "no-multi-write-without-transaction",
  description: "disallow writes to two or more models on one path of a function without a transaction around them",
  recommended: "error",
  type: "problem",
  options: {
    wrappers: texts(
      "Further names of functions whose callback runs in a transaction, and of decorators of functions that do. Names with `transaction` in them are known.",
    ),
    ignoreModels: texts("Models whose writes do not count, such as `AuditLog`."),
    ignore: texts("Globs of files to leave alone, from the working directory."),
  },
  defaults: {
    wrappers: ["withTx", "runInTx", "inTx", "atomic", "atomically", "unitOfWork"],
    ignoreModels: [],
    ignore: [...TEST_FILES, ...SEED_FILES, ...SCRIPT_FILES, "**/migrations/**"],
  },
  messages: {
    separate:
      "`{{ second }}` commits apart from `{{ first }}` in line {{ firstLine }}: if it fails, or the process ends between the two, only the first one stays. Write both in `{{ client }}.$transaction(async (tx) => { … })` with `tx` for `{{ client }}`.",
    separateInHelper:
      "`{{ second }}` (line {{ secondLine }}) commits apart from `{{ first }}` (line {{ firstLine }}), which one path through `{{ helper }}()` runs together with it: if the later one fails, only the earlier one stays. Write both in `{{ client }}.$transaction(async (tx) => { … })` and hand `tx` to `{{ helper }}`.",
  },
  mentions: [".create", ".update", ".upsert", ".delete"],
  check(file, report, { wrappers, ignoreModels, ignore }) {
    const writes = outerWrites(file).filter(
      ({ model = "", entry }) => !ignoreModels.includes(model) && !ignoreModels.includes(entry?.name ?? model),
    );
    if (new Set(writes.map(({ model }) => model)).size < 2) return;
    if (matchesAny(file.relativePath, ignore)) return;
    const paths = new WritePaths(file, new TransactionScope(file, wrappers), writes);
    for (const owner of paths.owners) {
      const { pair } = paths.of(owner);
      if (pair) report({ node: pair.second.at, ...messageOf(file, pair) });
    }
  },
});

function messageOf(file: SourceFile, { first, second }: WritePair) {
  const data = {
    first: writeName(file, first.write),
    firstLine: String(first.write.operationNode.loc.start.line),
    second: writeName(file, second.write),
    secondLine: String(second.write.operationNode.loc.start.line),
    client: file.textOf(first.write.client.node),
  };
  const helper = second.through ?? first.through;
  if (helper === undefined) return { messageId: "separate", data } as const;
  return { messageId: "separateInHelper", data: { ...data, helper: nameOf(helper) } } as const;
}

function nameOf(helper: FunctionNode): string {
  return functionName(helper) ?? "the function";
}
