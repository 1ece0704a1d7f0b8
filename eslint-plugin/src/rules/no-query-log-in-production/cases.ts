import type { RuleCases } from "../../rule-cases.js";

export const cases: RuleCases = {
  valid: [
    { why: "nothing is logged", language: "js", code: `const prisma = new PrismaClient();` },
    { why: "warnings and errors only", language: "js", code: `new PrismaClient({ log: ["warn", "error"] });` },
    {
      why: "queries in development only",
      language: "js",
      code: `export const prisma = new PrismaClient({
  log: process.env.NODE_ENV === "development" ? ["query", "error", "warn"] : ["error"],
});`,
    },
    {
      why: "a validated environment, cached on the global object",
      code: `const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient };
export const db =
  globalForPrisma.prisma ?? new PrismaClient({ log: env.NODE_ENV === "development" ? ["query"] : ["error"] });`,
    },
    {
      why: "everywhere but in production",
      language: "js",
      code: `new PrismaClient({ log: process.env.NODE_ENV !== "production" ? ["query"] : [] });`,
    },
    {
      why: "production first",
      language: "js",
      code: `new PrismaClient({ log: isProd ? ["error"] : ["query"], errorFormat: isProduction ? "minimal" : "pretty" });`,
    },
    {
      why: "switched on by a variable",
      language: "js",
      code: `new PrismaClient({ log: process.env.PRISMA_LOG ? ["query", "info"] : [] });`,
    },
    { why: "levels from elsewhere", language: "js", code: `new PrismaClient({ log: levels(), errorFormat });` },
    { why: "levels by a condition", language: "js", code: `new PrismaClient({ log: verbose && ["query"] });` },
    {
      why: "a constant that asks the environment",
      language: "js",
      code: `const isDev = process.env.NODE_ENV !== "production";
const log = isDev ? ["query"] : ["error"];
new PrismaClient({ log });`,
    },
    {
      why: "spread only in development",
      language: "js",
      code: `new PrismaClient({ log: ["error", ...(isDev ? ["query"] : [])] });`,
    },
    {
      why: "options spread only in development",
      language: "js",
      code: `new PrismaClient({ adapter, ...(__DEV__ && { log: ["query"] }) });`,
    },
    {
      why: "the branch for development",
      language: "js",
      code: `let prisma;
if (process.env.NODE_ENV === "production") {
  prisma = new PrismaClient();
} else {
  if (!global.prisma) global.prisma = new PrismaClient({ log: ["query"] });
  prisma = global.prisma;
}`,
    },
    {
      why: "production has gone before",
      language: "js",
      code: `function open() {
  if (process.env.NODE_ENV === "production") return new PrismaClient();
  return new PrismaClient({ log: ["query", "info"] });
}`,
    },
    {
      why: "what comes before the operator asks for the environment",
      code: `declare var prisma: PrismaClient | undefined;
export default prisma ||
  (process.env.NODE_ENV !== "development" && new PrismaClient()) ||
  (prisma = new PrismaClient({ errorFormat: "pretty", log: ["query", "info"] }));`,
    },
    {
      why: "a switch over the environment",
      language: "js",
      code: `switch (stage) { case "dev": client = new PrismaClient({ log: ["query"] }); break; default: client = new PrismaClient(); }`,
    },
    {
      why: "a client for development by its name",
      language: "js",
      code: `const createDevClient = () => new PrismaClient({ log: ["query"] });`,
    },
    {
      why: "an event reaches only who listens",
      language: "js",
      code: `const prisma = new PrismaClient({ log: [{ level: "query", emit: "event" }, { level: "warn", emit: "stdout" }] });`,
    },
    {
      why: "the text of the query and its duration",
      language: "js",
      code: `const prisma = new PrismaClient({ log: [{ emit: "event", level: "query" }] });
prisma.$on("query", (e) => logger.info({ sql: e.query, ms: e.duration }, "query"));`,
    },
    {
      why: "parameters in development only",
      language: "js",
      code: `const prisma = new PrismaClient({ log: [{ emit: "event", level: "query" }] });
if (process.env.NODE_ENV === "development") prisma.$on("query", (e) => console.log(e.params));`,
    },
    {
      why: "the listener asks for the environment itself",
      language: "js",
      code: `const prisma = new PrismaClient({ log: [{ emit: "event", level: "query" }] });
prisma.$on("query", (e) => {
  if (isDev) console.log(e.query, e.params);
});`,
    },
    {
      why: "a level that production does not show",
      language: "js",
      code: `const prisma = new PrismaClient({ log: [{ emit: "event", level: "query" }] });
prisma.$on("query", (e) => logger.debug({ query: e.query, params: e.params }));`,
    },
    {
      why: "the event is used, not logged",
      language: "js",
      code: `const prisma = new PrismaClient({ log: [{ emit: "event", level: "query" }] });
prisma.$on("query", (e) => { metrics.record(e); logger.info(redact(e)); });`,
    },
    {
      why: "events of queries only in development",
      language: "js",
      code: `const prisma = new PrismaClient({ log: isDev ? [{ emit: "event", level: "query" }] : [] });
prisma.$on("query", (e) => console.log(e.params));`,
    },
    { why: "a test", language: "js", filename: "src/user.test.js", code: `new PrismaClient({ log: ["query"] });` },
    { why: "a script", language: "js", filename: "scripts/import.js", code: `new PrismaClient({ log: ["query"] });` },
    { why: "a seed", filename: "prisma/seed.ts", code: `new PrismaClient({ log: ["query"] });` },
    {
      why: "a file that the options name",
      language: "js",
      filename: "playground/db.js",
      options: { ignore: ["playground/**"] },
      code: `new PrismaClient({ log: ["query"] });`,
    },
    {
      why: "another class",
      language: "js",
      code: `new Logger({ log: ["query"], errorFormat: "pretty" }); PrismaClient;`,
    },
    {
      why: "another class's constructor",
      language: "js",
      code: `class Service extends Base { constructor() { super({ log: ["query"] }); } } PrismaClient;`,
    },
    {
      why: "what follows may say otherwise",
      language: "js",
      code: `new PrismaClient({ log: ["query"], ...options });`,
    },
    { why: "formats without values", language: "js", code: `new PrismaClient({ errorFormat: "colorless" });` },
    {
      why: "odd code",
      language: "js",
      code: `new PrismaClient; new PrismaClient(...args); new PrismaClient({ log: [, ...x], ["log"]: undefined, errorFormat() {} }); new (class {})(); new (f())({});`,
    },
    { why: "a constant made of itself", language: "js", code: `var log = log; new PrismaClient({ log });` },
    {
      why: "an empty listener",
      language: "js",
      code: `new PrismaClient({ log: [{ emit: "event", level: "query" }] }).$on("query"); x.$on("query", () => {}); x.$on("query", ([e]) => console.log(e));`,
    },
  ],
  invalid: [
    {
      why: "queries, always",
      language: "js",
      code: `export const prisma = new PrismaClient({ log: ["query"] });`,
      errors: [{ messageId: "queries", at: `"query"` }],
    },
    {
      why: "cached outside production only, made everywhere",
      code: `const globalForPrisma = globalThis as unknown as { prisma: PrismaClient | undefined };
export const prisma = globalForPrisma.prisma ?? new PrismaClient({ log: ['query', 'error', 'warn'] });
if (process.env.NODE_ENV !== "production") globalForPrisma.prisma = prisma;`,
      errors: [{ messageId: "queries", at: `'query'` }],
    },
    {
      why: "made once, which is no guard",
      language: "js",
      code: `let prisma;
if (!prisma) {
  prisma = new PrismaClient({ log: ["info", "query", "warn"] });
}`,
      errors: [{ messageId: "queries", at: `"query"` }],
    },
    {
      why: "one finding for a list, the worst",
      language: "js",
      code: `const prisma = new PrismaClient({ adapter, log: ["error", "info"], errorFormat: "pretty" });`,
      errors: [
        { messageId: "info", at: `"info"` },
        { messageId: "pretty", at: `"pretty"` },
      ],
    },
    {
      why: "the long form",
      language: "js",
      code: `new PrismaClient({ log: [{ level: "query", emit: "stdout" }] });`,
      errors: [{ messageId: "queries", at: `{ level` }],
    },
    {
      why: "a service that extends the client",
      code: `@Injectable()
export class PrismaService extends PrismaClient implements OnModuleInit {
  constructor() {
    super({ log: ["query", "info", "warn", "error"], errorFormat: "pretty" });
  }
}`,
      errors: [
        { messageId: "queries", at: `"query"` },
        { messageId: "pretty", at: `"pretty"` },
      ],
    },
    {
      why: "a service that extends the client with its type",
      code: `class PrismaService extends PrismaClient<Prisma.PrismaClientOptions, "query"> {
  constructor(config: ConfigService) { super({ datasourceUrl: config.get("url"), log: ["query"] as const }); }
}`,
      errors: [{ messageId: "queries", at: `"query"` }],
    },
    {
      why: "constants",
      code: `const levels = ["query", "error"] satisfies Prisma.LogLevel[];
const options = { log: levels };
export const db = new PrismaClient(options);`,
      errors: [{ messageId: "queries", at: `"query"` }],
    },
    {
      why: "production is the branch that logs",
      language: "js",
      code: `new PrismaClient({ log: process.env.NODE_ENV === "production" ? ["query"] : [] });`,
      errors: [{ messageId: "queries", at: `"query"` }],
    },
    {
      why: "only tests are left out",
      language: "js",
      code: `new PrismaClient({ log: process.env.NODE_ENV === "test" ? [] : ["query", "error"] });`,
      errors: [{ messageId: "queries", at: `"query"` }],
    },
    {
      why: "in the branch for production",
      language: "js",
      code: `if (process.env.NODE_ENV === "production") { db = new PrismaClient({ log: ["query"] }); }`,
      errors: [{ messageId: "queries", at: `"query"` }],
    },
    {
      why: "another name for the class",
      code: `import { PrismaClient as Client } from "../generated/client";
const db = new Client({ errorFormat: \`pretty\` });`,
      errors: [{ messageId: "pretty", at: "`pretty`" }],
    },
    {
      why: "the class as a member, an extension behind it",
      language: "js",
      code: `const db = new pkg.PrismaClient({ log: ["query"] }).$extends(hardening({ models }));`,
      errors: [{ messageId: "queries", at: `"query"` }],
    },
    {
      why: "a spread object",
      language: "js",
      code: `new PrismaClient({ ...{ log: ["query"] }, adapter });`,
      errors: [{ messageId: "queries", at: `"query"` }],
    },
    {
      why: "a listener that logs the parameters",
      language: "js",
      code: `const prisma = new PrismaClient({ log: [{ emit: "event", level: "query" }] });
prisma.$on("query", (e) => {
  console.log("Query: " + e.query);
  console.log("Params: " + e.params);
});`,
      errors: [{ messageId: "parameters", at: "e.params" }],
    },
    {
      why: "a listener that logs the whole event",
      language: "js",
      code: `const prisma = new PrismaClient({ log: [{ emit: "event", level: "query" }] });
prisma.$on("query", async (event) => { logger.info(event); });`,
      errors: [{ messageId: "parameters", at: "event)" }],
    },
    {
      why: "a listener that takes the event apart",
      code: `class PrismaService extends PrismaClient {
  constructor() {
    super({ log: [{ emit: "event", level: "query" }] });
    this.$on("query", ({ query, params }) => this.logger.log(\`\${query} \${params}\`));
  }
}`,
      errors: [{ messageId: "parameters", at: "params}" }],
    },
  ],
};
