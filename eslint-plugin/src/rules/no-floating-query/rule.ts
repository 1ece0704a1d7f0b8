import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, type Suggestion } from "../../define-rule.js";
import { mentions } from "../../file/mentions.js";
import { matchesAny, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { Losses, type Loss } from "../../promises/loss.js";
import type { SchemaModel } from "../../schema/schema-facts.js";
import { isAwaitAllowed } from "../../promises/await-allowed.js";
import { asMember, memberName } from "../../syntax/property.js";
import { unwrap, wrapped } from "../../syntax/unwrap.js";

/** An expression that makes a PrismaPromise. */
interface Query {
  readonly node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;
  readonly entry: SchemaModel | undefined;
}

const LAZY = "Prisma sends a query when it is awaited, not when it is made, so";

type MessageId = Loss["how"] | "helper" | "addAwait";

export default defineRule<MessageId, object>({
  id: "no-floating-query",
  description: "disallow Prisma queries that nobody awaits: they never run",
  recommended: "error",
  type: "problem",
  hasSuggestions: true,
  options: {},
  defaults: {},
  messages: {
    statement: `Nobody awaits \`{{ query }}\`. ${LAZY} this one never runs. Write \`await {{ query }}(…)\`; if nobody is to wait for it, \`{{ query }}(…).catch(…)\`.`,
    void: `\`void\` does not start \`{{ query }}\`. ${LAZY} this one never runs. Write \`await {{ query }}(…)\`; if nobody is to wait for it, \`void {{ query }}(…).catch(…)\`.`,
    callback: `\`{{ name }}\` ignores what its callback returns, so nobody awaits \`{{ query }}\`. ${LAZY} this one never runs. Await it inside an \`async\` callback or a \`for…of\` loop.`,
    list: `Nobody awaits the queries of this list. ${LAZY} \`{{ query }}\` never runs. Write \`await Promise.all(…)\` or \`await prisma.$transaction(…)\` around the list.`,
    variable: `Nobody awaits \`{{ query }}\` or the variable that holds it. ${LAZY} this one never runs. Write \`await {{ query }}(…)\`.`,
    test: `\`{{ query }}\` is a promise here, which is always true, and nobody awaits it. ${LAZY} this one never runs. Write \`await {{ query }}(…)\`.`,
    helper: `\`{{ helper }}\` returns \`{{ query }}\` without awaiting it, and nobody awaits it here. ${LAZY} this one never runs. Write \`await\` here, or make \`{{ helper }}\` an async function.`,
    addAwait: "Write `await`.",
  },
  mentions: [
    ...[".findUnique", ".findFirst", ".findMany", ".create(", ".createMany", ".update(", ".updateMany", ".upsert("],
    ...[".delete(", ".deleteMany", ".count(", ".aggregate(", ".groupBy(", "$queryRaw", "$executeRaw", "$runCommandRaw"],
  ],
  check(file, report) {
    const seen = new Set<TSESTree.Node>();
    for (const { node: query, entry } of queriesOf(file)) {
      for (const { how, node, name, through } of new Losses(file, entry).of(query)) {
        if (seen.has(node)) continue;
        seen.add(node);
        const messageId = through === undefined ? how : "helper";
        const data = { query: nameOf(file, query), name, helper: through ?? "" };
        report({ node, messageId, data, suggest: suggestionsFor(how, node) });
      }
    }
  },
});

function queriesOf(file: SourceFile): readonly Query[] {
  // Fakes of a client, such as those of MSW, answer at once; they are called `db`.
  const isTest = matchesAny(file.relativePath, TEST_FILES);
  const calls = file.prisma.calls.filter(({ client }) => client.evidence === "certain" || !isTest);
  const raw = file.prisma.rawCalls.filter(({ method }) => method.startsWith("$"));
  const others = mentions(file.text, OTHER_RAW_METHODS) ? file.nodes("CallExpression").filter(isOtherRawQuery) : [];
  return [...calls, ...[...raw.map(({ node }) => node), ...others].map((node) => ({ node, entry: undefined }))];
}

const OTHER_RAW_METHODS = ["$queryRawTyped", "$runCommandRaw"];

function isOtherRawQuery({ callee }: TSESTree.CallExpression): boolean {
  const member = asMember(callee);
  return member !== undefined && OTHER_RAW_METHODS.includes(memberName(member) ?? "");
}

/** `await` makes the query run where it stands; a callback's or a list's has to be written anew. */
function suggestionsFor(how: Loss["how"], node: TSESTree.Node): Suggestion<MessageId>[] {
  if (how === "callback" || how === "list" || !isAwaitAllowed(node)) return [];
  const outer = wrapped(node);
  const operator = how === "void" ? outer.parent : undefined;
  if (operator?.type === "UnaryExpression") {
    const [start] = operator.range;
    return [{ messageId: "addAwait", fix: (fixer) => fixer.replaceTextRange([start, start + "void".length], "await") }];
  }
  return [{ messageId: "addAwait", fix: (fixer) => fixer.insertTextBefore(startOf(node), "await ") }];
}

/** Of a chain, as of `a?.b()`, the whole: `await` goes before it. */
function startOf(node: TSESTree.Node): TSESTree.Node {
  return node.parent?.type === "ChainExpression" ? node.parent : node;
}

/** `prisma.user.create`, in one line. */
function nameOf(file: SourceFile, node: Query["node"]): string {
  const callee = unwrap(node.type === "CallExpression" ? node.callee : node.tag);
  const text = file.textOf(callee).replaceAll(/\s+/g, "");
  const member = asMember(callee);
  return text.length > 60 && member ? (memberName(member) ?? text) : text;
}
