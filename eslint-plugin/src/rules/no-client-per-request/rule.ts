import type { TSESTree } from "@typescript-eslint/utils";
import { defineRule, texts } from "../../define-rule.js";
import { matchesAny, SCRIPT_FILES, SEED_FILES, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { memberName } from "../../syntax/property.js";
import { unwrap } from "../../syntax/unwrap.js";
import { originOf } from "../../syntax/variables.js";
import { fateOf } from "./keeping.js";
import { placeOf } from "./place.js";

/** A client of these lives as long as a request: the platform hands the connection out with each. */
const EDGE =
  /PrismaD1|adapter-d1|@prisma\/client\/(?:edge|wasm)|getCloudflareContext|getRequestContext|HYPERDRIVE|runtime\s*=\s*["']edge["']/i;
const ENV_OF_REQUEST = /\b(?:c|ctx|context|platform|locals|runtime|event)\b[\w.?]*\.env\b|(?<![.\w])env\.(?!NODE_ENV)/;

export default defineRule({
  id: "no-client-per-request",
  description: "disallow `new PrismaClient()` in code that runs again and again",
  recommended: "error",
  type: "problem",
  options: {
    factories: texts("Names of functions that may make a client, `*` for any text."),
    ignore: texts("Globs of files that serve no requests, from the working directory."),
  },
  defaults: {
    factories: [
      ...["*Prisma*Client*", "createPrisma*", "makePrisma*", "getPrisma*", "newPrisma*", "buildPrisma*", "initPrisma*"],
      ...["create*Client", "make*Client", "get*Client", "new*Client", "build*Client", "createDb*", "getDb*"],
      ...["openDatabase", "createDatabase", "getDatabase", "prismaClientSingleton"],
    ],
    ignore: [...TEST_FILES, ...SEED_FILES, ...SCRIPT_FILES, "**/{commands,migrations,migrate,examples,jobs}/**"],
  },
  messages: {
    handler:
      "`{{ made }}` runs for every request that {{ place }} answers: each opens a connection pool of its own and nobody closes it, until the database refuses connections. Make one client at module level and import it.",
    component:
      "`{{ made }}` runs each time {{ place }} renders: each opens a connection pool of its own, until the database refuses connections. Make one client at module level and import it.",
    loop: "`{{ made }}` runs in every turn of the loop: each opens a connection pool of its own, until the database refuses connections. Make one client before the loop.",
    method:
      "`{{ made }}` runs with every call of {{ place }}: each opens a connection pool of its own, until the database refuses connections. Keep one client in a field, or take it in the constructor.",
    function:
      "`{{ made }}` runs with every call of {{ place }}: each opens a connection pool of its own, until the database refuses connections. Make one client at module level, or take it as a parameter.",
  },
  mentions: ["PrismaClient"],
  check(file, report, { factories, ignore }) {
    if (matchesAny(file.relativePath, ignore) || file.text.startsWith("#!") || EDGE.test(file.text)) return;
    const patterns = factories.map(patternOf);
    const isFactory = (name: string): boolean => patterns.some((pattern) => pattern.test(name));
    for (const node of file.nodes("NewExpression")) {
      if (!isPrismaClient(file, node) || hasEnvironmentOfRequest(file, node)) continue;
      const fate = fateOf(file, node);
      const place = fate === "kept" ? undefined : placeOf(file, node, fate, isFactory);
      if (!place) continue;
      const { kind, name } = place;
      const data = { made: `new ${file.textOf(node.callee)}()`, place: name === "" ? "this function" : `\`${name}\`` };
      report({ node, messageId: kind, data });
    }
  },
});

function patternOf(name: string): RegExp {
  const parts = name.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i");
}

function isPrismaClient(file: SourceFile, { callee }: TSESTree.NewExpression): boolean {
  const inner = unwrap(callee);
  if (inner.type === "MemberExpression") return memberName(inner) === "PrismaClient";
  if (inner.type !== "Identifier") return false;
  if (inner.name === "PrismaClient") return true;
  const variable = file.variableOf(inner);
  const origin = variable && originOf(variable);
  return origin?.kind === "import" && origin.imported === "PrismaClient";
}

/** `new PrismaClient({ adapter })` with `const adapter = new PrismaNeon({ connectionString: c.env.DATABASE_URL })`. */
function hasEnvironmentOfRequest(file: SourceFile, node: TSESTree.NewExpression): boolean {
  if (node.arguments.length === 0) return false;
  const others = /^import\b[^;]*\benv\b/m.test(file.text)
    ? /(?:process|import\.meta)\.env|\benv\b/g
    : /(?:process|import\.meta)\.env/g;
  return ENV_OF_REQUEST.test(file.text.replaceAll(others, ""));
}
