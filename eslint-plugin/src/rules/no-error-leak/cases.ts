import type { RuleCases } from "../../rule-cases.js";

export const cases: RuleCases = {
  valid: [
    {
      why: "a text of one's own",
      language: "js",
      code: `router.get("/", async (req, res) => {
  try { res.json(await prisma.user.findMany()); } catch (error) {
    logger.error(error);
    res.status(500).json({ error: "Something went wrong" });
  }
});`,
    },
    {
      why: "an error that the application has made itself",
      language: "js",
      code: `export function handle(err, req, res, next) {
  if (err instanceof HttpError) return res.status(err.status).json({ error: err.message });
  return res.status(500).json({ error: "Internal error" });
}`,
    },
    {
      why: "everything else has left before",
      language: "js",
      code: `app.use((err, req, res, next) => {
  if (!(err instanceof AppError)) { return res.status(500).json({ error: "Internal error" }); }
  res.status(err.status).json({ error: err.message });
});`,
    },
    {
      why: "everything else is thrown on",
      language: "js",
      code: `async function handler(req, res) {
  try { await save(); } catch (e) {
    if (!isAppError(e)) throw e;
    res.status(e.status).json({ error: e.message });
  }
}`,
    },
    {
      why: "a guard of http-errors, and `expose`",
      language: "js",
      code: `app.use((err, req, res, next) => {
  if (createHttpError.isHttpError(err)) return res.status(err.status).json({ error: err.message });
  res.status(500).json({ error: err.expose ? err.message : "Internal error" });
});`,
    },
    {
      why: "only below 500",
      language: "js",
      code: `app.setErrorHandler((error, request, reply) => {
  const status = error.statusCode ?? 500;
  reply.status(status).send({ error: status >= 500 ? "Internal error" : error.message });
});`,
    },
    {
      why: "replaced from 500 on",
      language: "js",
      code: `app.use((err, req, res, next) => {
  let message = err.message;
  if (err.status >= 500) message = "Internal error";
  res.status(err.status).json({ message });
});`,
    },
    {
      why: "the stack in development only",
      language: "js",
      code: `app.use((err, req, res, next) => {
  res.status(500).json({ error: "Internal", stack: process.env.NODE_ENV === "development" ? err.stack : undefined });
});`,
    },
    {
      why: "a part that is only there in development",
      language: "js",
      code: `const isDev = process.env.NODE_ENV !== "production";
app.use((err, req, res, next) => res.status(500).json({ error: "Internal", ...(isDev && { stack: err.stack }) }));`,
    },
    {
      why: "a handler that is only mounted in development",
      language: "js",
      code: `if (app.get("env") === "development") {
  app.use((err, req, res, next) => { res.status(500).send(err.stack); });
}`,
    },
    {
      why: "production has left before",
      language: "js",
      code: `app.use((err, req, res, next) => {
  if (process.env.NODE_ENV === "production") return res.status(500).json({ error: "Internal" });
  res.status(500).json({ error: err.message, stack: err.stack });
});`,
    },
    {
      why: "the result of a validation is no caught error",
      language: "js",
      code: `app.post("/", (req, res) => {
  const { error, value } = schema.validate(req.body);
  if (error) return res.status(400).json({ error: error.message });
  const result = other.safeParse(value);
  if (!result.success) return res.status(400).json({ error: result.error.message });
});`,
    },
    {
      why: "an answer of another service that was not thrown",
      language: "js",
      code: `export async function GET() {
  const { data, error } = await supabase.from("posts").select();
  if (error) return NextResponse.json({ error: error.message }, { status: 500 });
  return NextResponse.json(data);
}`,
    },
    {
      why: "the issues of a schema",
      code: `export async function POST(req: Request) {
  try { return Response.json(await save(await req.json())); } catch (error) {
    if (error instanceof z.ZodError) return Response.json({ issues: error.issues, flat: error.flatten() }, { status: 400 });
    return new Response("Internal error", { status: 500 });
  }
}`,
    },
    {
      why: "a signature that is wrong is the client's own matter",
      language: "js",
      code: `export async function POST(req) {
  let event;
  try {
    event = stripe.webhooks.constructEvent(await req.text(), req.headers.get("stripe-signature"), secret);
  } catch (err) {
    return new Response(\`Webhook error: \${err.message}\`, { status: 400 });
  }
  return Response.json({ received: event.id });
}`,
    },
    {
      why: "a token that is wrong, and a body that does not parse",
      language: "js",
      code: `function auth(req, res, next) {
  try { req.user = jwt.verify(token(req), key); next(); } catch (err) { res.status(401).json({ error: err.message }); }
}
async function create(c) {
  try { return c.json(schema.parse(await c.req.json())); } catch (e) { return c.json({ error: e.message }, 400); }
}`,
    },
    {
      why: "a message that was compared with one's own",
      language: "js",
      code: `async function handler(req, res) {
  try { await order(); } catch (err) {
    if (err.message === "Out of stock") return res.status(409).json({ error: err.message });
    if (err.code === "LIMIT_FILE_SIZE") return res.status(413).json({ error: err.message });
    if (err.name === "ValidationError") return res.status(400).json({ error: err.message });
    res.sendStatus(500);
  }
}`,
    },
    {
      why: "its code says little, and what a function makes of it is not known",
      language: "js",
      code: `async function handler(req, res) {
  try { await save(); } catch (err) {
    res.status(500).json({ code: err.code, error: publicMessage(err), kind: err.name });
  }
}`,
    },
    {
      why: "handed on, logged, and sent elsewhere",
      language: "js",
      code: `async function handler(req, res, next) {
  try { res.json(await load()); } catch (err) {
    console.error(err.message);
    socket.send(err.message);
    await fetch(HOOK, { body: JSON.stringify({ text: err.message }) });
    next(err);
  }
}`,
    },
    {
      why: "another variable of the same name",
      language: "js",
      code: `async function handler(req, res) {
  try { await save(); } catch (err) { console.error(err); }
  { const err = { message: "Nothing found" }; res.status(500).json({ error: err.message }); }
}`,
    },
    {
      why: "tRPC's and Nest's errors of the client's making, and the cause, which is not sent",
      code: `import { BadRequestException, InternalServerErrorException } from "@nestjs/common";
async function run() {
  try { await save(); } catch (error) {
    if (a) throw new TRPCError({ code: "BAD_REQUEST", message: error.message });
    if (b) throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "Failed", cause: error });
    if (c) throw new BadRequestException(error.message);
    throw new InternalServerErrorException("Failed", { cause: error });
  }
}`,
    },
    {
      why: "an exception class of one's own with Nest's name",
      language: "js",
      code: `import { HttpException } from "./exceptions.js";
async function run() { try { await save(); } catch (e) { throw new HttpException(500, e.message); } }`,
    },
    {
      why: "a filter for errors that are thrown on purpose",
      code: `@Catch(HttpException)
export class Filter {
  catch(exception: HttpException, host: ArgumentsHost) {
    host.switchToHttp().getResponse().status(exception.getStatus()).json({ message: exception.message });
  }
}`,
    },
    {
      why: "a test",
      language: "js",
      filename: "test/app.test.js",
      code: `app.use((err, req, res, next) => res.status(500).send(err.stack));`,
    },
    {
      why: "what a client does with a response",
      language: "js",
      code: `async function load() {
  try { const response = await fetch("/x"); return await response.json(); } catch (err) { setError(err.message); }
}`,
    },
    {
      why: "by what the guard says, in its many forms",
      language: "js",
      code: `async function a(req, res) {
  try { await x(); } catch (err) {
    const isKnown = err instanceof DomainError;
    if (a) return res.status(500).json({ error: isKnown ? err.message : "Internal" });
    if (["A", "B"].includes(err.code)) return res.status(400).json({ error: err.message });
    if (err instanceof NotFound || err instanceof Conflict) return res.status(409).json({ error: err.message });
    if (axios.isAxiosError(err) && err.response) return res.status(502).json({ error: err.message });
    switch (err.constructor) { case Gone: return res.status(410).json({ error: err.message }); default: return res.sendStatus(500); }
  }
}
const b = (err, req, res, next) => res.status(500).json({ error: config.exposeErrors ? err.message : "Internal" });
async function c(req, res) {
  try { await x(); } catch (err) {
    const status = err.status ?? 500;
    const message = status === 500 ? "Internal" : err.message;
    res.status(status).json({ message });
  }
}`,
    },
    {
      why: "made into another error first",
      language: "js",
      code: `app.use((err, req, res, next) => {
  let error = err;
  if (!isKnown(error)) error = new HttpError(500, "Internal");
  const { message } = toPublic(err);
  res.status(error.status).json({ error, message });
});`,
    },
    {
      why: "odd code",
      language: "js",
      code: `try {} catch {}
export default async function () {}
for (;;) { break; }
res.json();
res?.json?.();
c.json(...[]);
new Response();
promise.catch();
promise.catch(() => res.json({ [x]: 1, ...y }));`,
    },
    { why: "an empty file", language: "js", code: `` },
  ],
  invalid: [
    {
      why: "guards that say nothing of who wrote the message",
      language: "js",
      code: `async function a(req, res) {
  try { await x(); } catch (err) {
    if (typeof err.message === "string") return res.status(500).json({ error: err.message });
    if (err instanceof Error && err.message) return res.status(500).json({ error: err && err.message });
    if (err instanceof ZodError) res.status(400).json({ error: err.message });
    else res.status(500).json({ error: err.message.slice(0, 100) });
  }
}`,
      errors: [
        { messageId: "message", at: "err.message });\n    if (err instanceof Error" },
        { messageId: "message", at: "err.message });\n    if (err instanceof Zod" },
        { messageId: "message", at: "err.message.slice" },
      ],
    },
    {
      why: "Node's own server",
      language: "js",
      code: `createServer(async (req, res) => {
  try { await x(); } catch (e) { res.statusCode = 500; res.end(JSON.stringify({ error: e.message })); }
});`,
      errors: [{ messageId: "message", at: "e.message" }],
    },
    {
      why: "the message",
      language: "js",
      code: `router.get("/", async (req, res) => {
  try { res.json(await prisma.user.findMany()); } catch (err) { res.status(500).json({ error: err.message }); }
});`,
      errors: [{ messageId: "message", at: "err.message }" }],
    },
    {
      why: "the message and the stack",
      code: `const login: RequestHandler = async (req, res) => {
  try { await prisma.user.findUnique({ where: { id } }); } catch (err: any) {
    res.status(401).json({ error: err.message, stack: err.stack });
  }
};`,
      errors: [
        { messageId: "message", at: "err.message" },
        { messageId: "stack", at: "err.stack" },
      ],
    },
    {
      why: "the whole error, in its forms",
      language: "js",
      code: `async function handler(req, res) {
  try { await save(); } catch (error) {
    if (a) return res.status(500).send(error);
    if (b) return res.status(500).json({ error });
    if (c) return res.status(500).json({ ...error });
    if (d) return res.status(500).send(String(error));
    if (e) return res.status(500).end(\`failed: \${error}\`);
    if (f) return res.status(500).write(JSON.stringify(error));
    if (g) return res.status(500).send("failed: " + error);
    return res.status(500).send(error.toString());
  }
}`,
      errors: [
        { messageId: "whole", at: "error);" },
        { messageId: "whole", at: "error }" },
        { messageId: "whole", at: "error }" },
        { messageId: "whole", at: "error));" },
        { messageId: "whole", at: "error}" },
        { messageId: "whole", at: "error));" },
        { messageId: "whole", at: "error);" },
        { messageId: "whole", at: "error.toString" },
      ],
    },
    {
      why: "the only check is that it is an error",
      code: `export async function GET() {
  try { return NextResponse.json(await load()); } catch (error) {
    return NextResponse.json({ error: error instanceof Error ? error.message : "Unknown" }, { status: 500 });
  }
}`,
      errors: [{ messageId: "message", at: "error.message" }],
    },
    {
      why: "by way of variables",
      code: `export async function GET() {
  try { return Response.json(await load()); } catch (e) {
    const error = e as Error;
    const message = error?.message ?? "Unknown";
    return Response.json({ message }, { status: 500 });
  }
}`,
      errors: [{ messageId: "message", at: "message }," }],
    },
    {
      why: "a variable that is set later",
      language: "js",
      code: `export async function GET() {
  try { return Response.json(await load()); } catch (error) {
    let message = "Unknown";
    if (error instanceof Error) message = error.message;
    return new Response(JSON.stringify({ message }), { status: 500 });
  }
}`,
      errors: [{ messageId: "message", at: "message })" }],
    },
    {
      why: "destructured",
      language: "js",
      code: `async function a(req, res) { try { await x(); } catch ({ message }) { res.status(500).json({ message }); } }
async function b(req, res) { try { await x(); } catch (err) { const { stack } = err; res.status(500).send(stack); } }`,
      errors: [
        { messageId: "message", at: "message });" },
        { messageId: "stack", at: "stack);" },
      ],
    },
    {
      why: "an Express error handler answers for everything",
      language: "js",
      code: `app.use((err, req, res, next) => {
  const status = err.status || 500;
  res.status(status).json({ message: err.message || "Internal" });
});`,
      errors: [{ messageId: "message", at: "err.message" }],
    },
    {
      why: "a page for the error",
      language: "js",
      code: `function onError(err, _req, res, _next) { res.status(500); res.render("error", { message: err.message, error: {} }); }`,
      errors: [{ messageId: "message", at: "err.message" }],
    },
    {
      why: "one class is answered, the rest leaks",
      language: "js",
      code: `app.use((err, req, res, next) => {
  if (err instanceof ZodError) return res.status(400).json({ error: err.message });
  res.status(500).json({ error: err.message });
});`,
      errors: [{ messageId: "message", at: "err.message });\n});" }],
    },
    {
      why: "Fastify",
      code: `app.setErrorHandler((error, request, reply) => { reply.code(500).send({ error: error.message }); });
app.get("/", async (request, reply) => {
  try { return await load(); } catch (err) { return reply.status(500).send(err); }
});`,
      errors: [
        { messageId: "message", at: "error.message" },
        { messageId: "whole", at: "err);" },
      ],
    },
    {
      why: "Hono",
      language: "js",
      code: `app.onError((err, c) => c.json({ error: err.message }, 500));
app.get("/", async (c) => { try { return c.json(await load()); } catch (e) { return c.text(String(e), 500); } });`,
      errors: [
        { messageId: "message", at: "err.message" },
        { messageId: "whole", at: "e), 500" },
      ],
    },
    {
      why: "Koa",
      language: "js",
      code: `app.use(async (ctx, next) => {
  try { await next(); } catch (err) { ctx.status = 500; ctx.body = { error: err.message }; }
});`,
      errors: [{ messageId: "message", at: "err.message" }],
    },
    {
      why: "Nest",
      code: `import { HttpException, HttpStatus, InternalServerErrorException } from "@nestjs/common";
class Service {
  async a() { try { await save(); } catch (error) { throw new InternalServerErrorException(error.message); } }
  async b() { try { await save(); } catch (e) { throw new HttpException({ error: e.message }, HttpStatus.INTERNAL_SERVER_ERROR, { cause: e }); } }
}`,
      errors: [
        { messageId: "message", at: "error.message" },
        { messageId: "message", at: "e.message" },
      ],
    },
    {
      why: "a Nest filter for Prisma's errors",
      code: `@Catch(Prisma.PrismaClientKnownRequestError)
export class Filter extends BaseExceptionFilter {
  catch(exception: Prisma.PrismaClientKnownRequestError, host: ArgumentsHost) {
    const response = host.switchToHttp().getResponse<Response>();
    response.status(409).json({ message: exception.message });
  }
}`,
      errors: [{ messageId: "message", at: "exception.message" }],
    },
    {
      why: "an error of Prisma's is a leak with any status",
      language: "js",
      code: `async function handler(req, res) {
  try { await save(); } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError) return res.status(400).json({ error: error.message });
    if (error.code === "P2002") return res.status(409).json({ target: error.meta });
    res.sendStatus(500);
  }
}`,
      errors: [
        { messageId: "message", at: "error.message" },
        { messageId: "meta", at: "error.meta" },
      ],
    },
    {
      why: "a query in the block, so that the message may be the database's",
      language: "js",
      code: `async function handler(req, res) {
  try { res.json(await prisma.user.create({ data: req.body })); } catch (e) { res.status(400).json({ error: e.message }); }
}`,
      errors: [{ messageId: "message", at: "e.message" }],
    },
    {
      why: "the callback of a promise, and of Node's",
      language: "js",
      code: `function a(req, res) { prisma.user.findMany().then((users) => res.json(users)).catch((e) => res.status(400).json(e.message)); }
function b(req, res) { connection.query(sql, (err, rows) => { if (err) return res.status(500).send(err); res.json(rows); }); }`,
      errors: [
        { messageId: "message", at: "e.message" },
        { messageId: "whole", at: "err);" },
      ],
    },
    {
      why: "tRPC",
      language: "js",
      code: `async function run() {
  try { await save(); } catch (error) { throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: error.message }); }
}`,
      errors: [{ messageId: "message", at: "error.message" }],
    },
    {
      why: "h3",
      language: "js",
      code: `export default defineEventHandler(async () => {
  try { return await load(); } catch (e) { throw createError({ statusCode: 500, statusMessage: e.message }); }
});`,
      errors: [{ messageId: "message", at: "e.message" }],
    },
  ],
};
