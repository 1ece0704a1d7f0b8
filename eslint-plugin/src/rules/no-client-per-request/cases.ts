import type { RuleCases } from "../../rule-cases.js";

export const cases: RuleCases = {
  valid: [
    { why: "at module level", language: "js", code: `export const prisma = new PrismaClient();` },
    {
      why: "cached on the global object",
      code: `const globalForPrisma = globalThis as unknown as { prisma: PrismaClient | undefined };
export const prisma = globalForPrisma.prisma ?? new PrismaClient();
if (process.env.NODE_ENV !== "production") globalForPrisma.prisma = prisma;`,
    },
    {
      why: "cached in a function",
      language: "js",
      code: `export function db() { return (globalThis.prisma ??= new PrismaClient()); }`,
    },
    {
      why: "made if there is none yet",
      language: "js",
      code: `export default async function handler(req, res) {
  if (!global.prisma) global.prisma = new PrismaClient();
  res.json(await global.prisma.user.findMany());
}`,
    },
    {
      why: "kept in a variable outside",
      language: "js",
      code: `let client;
export async function users() {
  client ??= new PrismaClient();
  return client.user.findMany();
}
export async function posts() {
  if (!client) { client = new PrismaClient({ adapter }); }
  return client.post.findMany();
}`,
    },
    {
      why: "a local variable that goes into the cache",
      language: "js",
      code: `export function users() {
  const prisma = globalThis.prisma || new PrismaClient();
  globalThis.prisma = prisma;
  return prisma.user.findMany();
}
export async function load() { const made = new PrismaClient(); cache.client = made; await made.$connect(); }`,
    },
    {
      why: "a factory",
      language: "js",
      code: `export function open() { return new PrismaClient({ adapter }).$extends(x); }`,
    },
    {
      why: "a factory that does a little more",
      language: "js",
      code: `export async function connectTo(url) {
  const client = new PrismaClient({ datasourceUrl: url });
  await client.$connect();
  return { client };
}`,
    },
    {
      why: "a factory by its name",
      language: "js",
      code: `export function createPrisma() { const prisma = new PrismaClient(); watch(() => prisma.$connect()); }`,
    },
    {
      why: "a factory that the options name",
      language: "js",
      options: { factories: ["with*"] },
      code: `export async function withDatabase(run) { const prisma = new PrismaClient(); await run(0); }`,
    },
    {
      why: "a factory for a container",
      language: "js",
      code: `app.provide({ useFactory: () => new PrismaClient() });`,
    },
    { why: "made once by cache()", language: "js", code: `export const getDb = cache(() => new PrismaClient());` },
    {
      why: "a field and a constructor",
      code: `@Injectable()
export class UserService {
  private readonly prisma = new PrismaClient();
  static shared = new PrismaClient();
  readonly #db: PrismaClient;
  constructor() { this.#db = new PrismaClient(); }
}`,
    },
    {
      why: "a method that keeps it",
      code: `export class Database {
  private client?: PrismaClient;
  async onModuleInit() { this.client = new PrismaClient(); await this.client.$connect(); }
  get() { return (this.client ??= new PrismaClient()); }
  static getInstance() { if (!Database.instance) Database.instance = new PrismaClient(); return Database.instance; }
}`,
    },
    {
      why: "main of a program",
      language: "js",
      code: `async function main() { const prisma = new PrismaClient(); await prisma.user.deleteMany(); }
main();`,
    },
    {
      why: "the start of a server",
      language: "js",
      code: `export async function bootstrap() { const prisma = new PrismaClient(); app.get("/", (req, res) => res.json(prisma.x)); }
export function createApp() { const prisma = new PrismaClient(); const app = express(); app.use(auth(prisma)); return app; }`,
    },
    {
      why: "handed on to what keeps it",
      language: "js",
      code: `export default async function plugin(fastify) {
  const prisma = new PrismaClient();
  await prisma.$connect();
  fastify.decorate("prisma", prisma);
  fastify.addHook("onClose", async (server) => { await server.prisma.$disconnect(); });
}`,
    },
    {
      why: "at once called functions of a module",
      language: "js",
      code: `(async () => { const p = new PrismaClient(); await p.$connect(); })();`,
    },
    {
      why: "one for each database",
      language: "js",
      code: `for (const url of urls) { const prisma = new PrismaClient({ datasourceUrl: url }); await prisma.user.count(); }
export async function usersOf(tenant) { const prisma = new PrismaClient({ datasourceUrl: tenant.url }); return prisma.user.findMany(); }`,
    },
    {
      why: "a list of clients",
      language: "js",
      code: `const clients = urls.map((url) => new PrismaClient({ datasourceUrl: url })); for (const a of b) list.push(new PrismaClient());`,
    },
    {
      why: "tried again until it connects",
      language: "js",
      code: `export async function open() {
  let prisma;
  for (let i = 0; i < 5; i++) {
    try { prisma = new PrismaClient(); await prisma.$connect(); break; } catch { await sleep(1000); }
  }
  return prisma;
}`,
    },
    {
      why: "the database of a request at the edge",
      code: `export default {
  async fetch(request: Request, env: Env) {
    const prisma = new PrismaClient({ adapter: new PrismaD1(env.DB) });
    return Response.json(await prisma.user.findMany());
  },
};`,
    },
    {
      why: "a connection out of the environment of the request",
      code: `app.get("/users", async (c) => {
  const adapter = new PrismaNeon({ connectionString: c.env.DATABASE_URL });
  const prisma = new PrismaClient({ adapter });
  return c.json(await prisma.user.findMany());
});`,
    },
    {
      why: "a job that closes what it opened",
      language: "js",
      filename: "src/nightly.js",
      code: `export async function cleanUp() {
  const prisma = new PrismaClient();
  try { await prisma.session.deleteMany({ where }); } finally { await prisma.$disconnect(); }
}`,
    },
    {
      why: "a command",
      code: `export class ImportCommand extends Command { async run() { const prisma = new PrismaClient(); await prisma.user.count(); } }`,
    },
    {
      why: "a function that nobody outside calls",
      language: "js",
      code: `async function check() { const prisma = new PrismaClient(); await prisma.$connect(); }`,
    },
    {
      why: "a test",
      language: "js",
      filename: "test/user.js",
      code: `export function f() { const p = new PrismaClient(); p.user.count(); }`,
    },
    {
      why: "a seed",
      language: "js",
      filename: "prisma/seed.js",
      code: `for (const a of b) { const p = new PrismaClient(); }`,
    },
    {
      why: "a script",
      language: "js",
      filename: "scripts/run.js",
      code: `export async function f() { const p = new PrismaClient(); }`,
    },
    {
      why: "a program by its first line",
      language: "js",
      code: `#!/usr/bin/env node
export async function f() { const p = new PrismaClient(); }`,
    },
    {
      why: "a file that the options name",
      language: "js",
      filename: "legacy/x.js",
      options: { ignore: ["legacy/**"] },
      code: `export async function f() { const p = new PrismaClient(); }`,
    },
    {
      why: "another class",
      language: "js",
      code: `export function f() { const e = new PrismaClientKnownRequestError(); throw e; }`,
    },
    {
      why: "odd code",
      language: "js",
      code: `export default function () { new (class {})(); new x.y(); } class A { [x]() {} } (() => {})?.(); for (;;) { break; } PrismaClient;`,
    },
  ],
  invalid: [
    {
      why: "a route of Express",
      language: "js",
      code: `app.get("/users", async (req, res) => {
  const prisma = new PrismaClient();
  res.json(await prisma.user.findMany());
});`,
      errors: [{ messageId: "handler", at: "new PrismaClient()" }],
    },
    {
      why: "a controller that closes it",
      language: "js",
      code: `exports.list = async (req, res) => {
  const prisma = new PrismaClient();
  try { res.json(await prisma.user.findMany()); } finally { await prisma.$disconnect(); }
};`,
      errors: [{ messageId: "handler", at: "new PrismaClient()" }],
    },
    {
      why: "a route handler of Next.js",
      filename: "src/app/api/users/route.ts",
      code: `export async function POST(request: Request) {
  const session = await getServerSession(authOptions);
  const prisma = new PrismaClient();
  await prisma.user.create({ data: await request.json() });
}
export const GET = async () => { const prisma = new PrismaClient({ log: ["error"] }); return Response.json(await prisma.user.count()); };`,
      errors: [
        { messageId: "handler", at: "new PrismaClient()" },
        { messageId: "handler", at: "new PrismaClient({ log" },
      ],
    },
    {
      why: "an API route of Next.js",
      language: "js",
      filename: "pages/api/users.js",
      code: `export default async function users(query, answer) { const prisma = new PrismaClient(); answer.json(await prisma.user.count()); }`,
      errors: [{ messageId: "handler", at: "new PrismaClient()" }],
    },
    {
      why: "getServerSideProps",
      code: `export const getServerSideProps: GetServerSideProps = async () => {
  const prisma = new PrismaClient();
  return { props: { users: await prisma.user.findMany() } };
};`,
      errors: [{ messageId: "handler", at: "new PrismaClient()" }],
    },
    {
      why: "a server component",
      language: "jsx",
      code: `export default async function Page() {
  const prisma = new PrismaClient();
  const users = await prisma.user.findMany();
  return <List users={users} />;
}`,
      errors: [{ messageId: "component", at: "new PrismaClient()" }],
    },
    {
      why: "a function of AWS Lambda",
      code: `export const handler: Handler = async (event: APIGatewayProxyEvent) => { const db = new PrismaClient(); await db.user.count(); };`,
      errors: [{ messageId: "handler", at: "new PrismaClient()" }],
    },
    {
      why: "a procedure of tRPC",
      code: `export const users = createTRPCRouter({ all: publicProcedure.query(async () => { const prisma = new PrismaClient(); return prisma.user.findMany(); }) });`,
      errors: [{ messageId: "handler", at: "new PrismaClient()" }],
    },
    {
      why: "the context of each request",
      language: "js",
      code: `new ApolloServer({ typeDefs, resolvers, context: () => ({ prisma: new PrismaClient() }) });
export const createContext = async ({ headers }) => ({ headers, prisma: new PrismaClient() });`,
      errors: [
        { messageId: "handler", at: "new PrismaClient()" },
        { messageId: "handler", at: "new PrismaClient()" },
      ],
    },
    {
      why: "a resolver",
      language: "js",
      code: `const resolvers = { Query: { users: () => { const prisma = new PrismaClient(); return prisma.user.findMany(); } } };`,
      errors: [{ messageId: "handler", at: "new PrismaClient()" }],
    },
    {
      why: "a method of a service",
      code: `@Injectable()
export class UserService {
  async all() {
    const prisma = new PrismaClient();
    return prisma.user.findMany();
  }
}`,
      errors: [{ messageId: "method", at: "new PrismaClient()" }],
    },
    {
      why: "a function that others import",
      language: "js",
      code: `export async function users() { const prisma = new PrismaClient(); return prisma.user.findMany(); }
const posts = async () => new PrismaClient().post.findMany();
export { posts };
async function tags() { const prisma = new PrismaClient(); return await prisma.tag.findMany(); }
module.exports = { tags };`,
      errors: [
        { messageId: "function", at: "new PrismaClient(); return prisma.user" },
        { messageId: "function", at: "new PrismaClient().post" },
        { messageId: "function", at: "new PrismaClient(); return await" },
      ],
    },
    {
      why: "a function for requests, though it closes what it opened",
      language: "js",
      filename: "src/app/actions.js",
      code: `export async function users() { const prisma = new PrismaClient(); const all = await prisma.user.findMany(); await prisma.$disconnect(); return all; }`,
      errors: [{ messageId: "function", at: "new PrismaClient()" }],
    },
    {
      why: "every turn of a loop",
      language: "js",
      code: `for (const user of users) { const prisma = new PrismaClient(); await prisma.user.create({ data: user }); }
await Promise.all(users.map(async (data) => { const prisma = new PrismaClient(); await prisma.user.create({ data }); }));`,
      errors: [
        { messageId: "loop", at: "new PrismaClient()" },
        { messageId: "loop", at: "new PrismaClient()" },
      ],
    },
    {
      why: "handed to a service in a handler",
      language: "js",
      code: `router.post("/", auth, async (req, res) => { res.json(await new UserService(new PrismaClient()).all()); });`,
      errors: [{ messageId: "handler", at: "new PrismaClient()" }],
    },
    {
      why: "a function inside of a handler",
      language: "js",
      code: `export default async function handler(req, res) {
  const load = async () => { const prisma = new PrismaClient(); return prisma.user.findMany(); };
  res.json(await load());
}`,
      errors: [{ messageId: "handler", at: "new PrismaClient()" }],
    },
    {
      why: "another name for the class",
      code: `import { PrismaClient as Client } from "@prisma/client";
export const users = async () => { const db: Client = new Client(); return db.user.findMany(); };`,
      errors: [{ messageId: "function", at: "new Client()" }],
    },
    {
      why: "an environment that the module has checked",
      code: `import { env } from "~/env";
export async function users() { const prisma = new PrismaClient({ datasourceUrl: env.DATABASE_URL }); return prisma.user.findMany(); }`,
      errors: [{ messageId: "function", at: "new PrismaClient(" }],
    },
  ],
};
