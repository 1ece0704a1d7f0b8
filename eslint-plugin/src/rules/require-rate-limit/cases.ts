import type { RuleCases } from "../../rule-cases.js";

const APP = `import express from "express";\nconst app = express();\n`;

export const cases: RuleCases = {
  valid: [
    {
      why: "a limiter on the route",
      language: "js",
      code: `${APP}import { rateLimit } from "express-rate-limit";
app.post("/login", rateLimit({ limit: 5 }), login);`,
    },
    {
      why: "a limiter by another name, on the route",
      language: "js",
      code: `${APP}const guard = rateLimit({ limit: 5 });
app.post("/login", guard, login);
app.post("/signup", [validate, limitByIp], signUp);`,
    },
    {
      why: "a limiter before it, for everything or for its path",
      language: "js",
      code: `${APP}app.use("/auth", throttle({ rate: 5 }));
app.post("/auth/login", login);`,
    },
    {
      why: "a limiter that was mounted alone",
      language: "js",
      code: `${APP}app.use(limiter);\napp.post("/login", login);`,
    },
    {
      why: "a limiter that the application is handed to",
      language: "js",
      code: `${APP}setupMiddleware(app);\napp.post("/login", login);`,
    },
    {
      why: "a limiter from a module that says so",
      language: "js",
      code: `${APP}import { guard } from "./middleware/rate-limit.js";
app.use(guard);
export const router = express.Router();
router.post("/login", login);`,
    },
    {
      why: "the handler limits",
      language: "js",
      code: `${APP}app.post("/login", async (req, res) => { await limiter.consume(req.ip); res.json({}); });
async function signIn(req, res) { const { success } = await ratelimit.limit(req.ip); }
app.post("/sign-in", signIn);`,
    },
    {
      why: "Fastify's limit in the options of the route",
      language: "js",
      code: `import Fastify from "fastify";
const app = Fastify();
app.post("/login", { config: { rateLimit: { max: 5 } } }, login);`,
    },
    {
      why: "what a client does",
      language: "js",
      code: `axios.post("/login", credentials);
api.post("/auth/login", { email });
client.post("/login", body);
fetch("/login", { method: "POST" });
this.http.post("/login", body);
request(app).post("/login");
app.post("/login", { email, password });`,
    },
    {
      why: "a client that is called app or server, by its type or its making",
      code: `class Api {
  constructor(private app: ApiClient) {}
  login(body: Body) { return this.app.post("/login", body); }
}
const server = createClient();
server.post("/login", body);`,
    },
    {
      why: "other paths and other methods",
      language: "js",
      code: `${APP}app.get("/login", page);
app.post("/logout", logout);
app.post("/orders", create);
app.post("/devices/register", register);
app.post("/push/token", save);
app.post("/api-tokens", create);
app.post("/passwords", create);
app.post("/domains/verify", verify);
app.post("/api/verify", verify);
app.post("/login-history", list);
app.delete("/token", remove);`,
    },
    {
      why: "a router is limited where it is made, or mounted",
      language: "js",
      code: `${APP}app.use("/login", loginRoutes);`,
    },
    {
      why: "Next.js with a limiter, and what is only handed on",
      filename: "app/api/auth/login/route.ts",
      code: `import { ratelimit } from "@/lib/ratelimit";
export async function POST(request: Request) { await ratelimit.limit("ip"); return Response.json({}); }`,
    },
    { why: "only handed on", filename: "app/api/login/route.ts", code: `export { POST } from "@/auth";` },
    {
      why: "NextAuth",
      filename: "app/api/auth/[...nextauth]/route.ts",
      code: `const handler = NextAuth(options);\nexport { handler as GET, handler as POST };`,
    },
    {
      why: "Nest with a throttler",
      code: `import { Throttle } from "@nestjs/throttler";
@Controller("auth")
export class AuthController {
  @Throttle({ default: { limit: 5, ttl: 60000 } })
  @Post("login")
  login(@Body() body: LoginDto) {}
}`,
    },
    { why: "a test", language: "js", filename: "test/app.test.js", code: `${APP}app.post("/login", login);` },
    {
      why: "odd code",
      language: "js",
      code: `${APP}app.post();
app.post("/login");
app.post(...args);
app[method]("/login", login);
app.post(path, login);
router?.post?.("/x");`,
    },
  ],
  invalid: [
    {
      why: "a login without a limiter",
      language: "js",
      code: `${APP}app.post("/login", async (req, res) => {});`,
      errors: [{ messageId: "unlimited", at: `"/login"` }],
    },
    {
      why: "the routes of a router, in their spellings",
      language: "js",
      code: `import { Router } from "express";
const router = Router();
router.post("/auth/sign-in", signIn);
router.post("/register", validate(schema), controller.register);
router.post("/forgotPassword", asyncHandler(forgot));
router.post("/reset-password/:token", reset);
router.post("/verify_otp", verify);
router.post("/oauth/token", token);
router.post("/magic-link", send);
router.route("/signup").get(page).post(signUp);
export default router;`,
      errors: [
        { messageId: "unlimited", at: `"/auth/sign-in"` },
        { messageId: "unlimited", at: `"/register"` },
        { messageId: "unlimited", at: `"/forgotPassword"` },
        { messageId: "unlimited", at: `"/reset-password/:token"` },
        { messageId: "unlimited", at: `"/verify_otp"` },
        { messageId: "unlimited", at: `"/oauth/token"` },
        { messageId: "unlimited", at: `"/magic-link"` },
        { messageId: "unlimited", at: `"/signup"` },
      ],
    },
    {
      why: "a router that is called after its one route",
      language: "js",
      code: `import { Router } from "express";
export const loginRoutes = Router();
loginRoutes.post("/", login);`,
      errors: [{ messageId: "unlimited", at: `"/"` }],
    },
    {
      why: "the limiter is for another path, or comes too late",
      language: "js",
      code: `${APP}app.use("/uploads", limiter);
app.post("/login", login);
app.use(limiter);`,
      errors: [{ messageId: "unlimited", at: `"/login"` }],
    },
    {
      why: "a limit of the body is no limit of attempts",
      language: "js",
      code: `${APP}app.post("/login", express.json({ limit: "1mb" }), login);`,
      errors: [{ messageId: "unlimited", at: `"/login"` }],
    },
    {
      why: "Hono in a chain, Fastify, Koa's router",
      language: "js",
      code: `import { Hono } from "hono";
import Fastify from "fastify";
import KoaRouter from "@koa/router";
const hono = new Hono().get("/", page).post("/login", (c) => c.json({}));
const server = Fastify({ logger: true });
server.post("/login", async (request) => ({}));
server.route({ method: "POST", url: "/signup", handler: signUp });
const koa = new KoaRouter();
koa.post("/login", login);`,
      errors: [
        { messageId: "unlimited", at: `"/login", (c)` },
        { messageId: "unlimited", at: `"/login", async` },
        { messageId: "unlimited", at: `"/signup"` },
        { messageId: "unlimited", at: `"/login", login` },
      ],
    },
    {
      why: "an application that is handed in",
      code: `export async function routes(fastify: FastifyInstance) {
  fastify.post<{ Body: Login }>("/login", async (request) => ({}));
}`,
      errors: [{ messageId: "unlimited", at: `"/login"` }],
    },
    {
      why: "a router in a field",
      code: `class AuthRoute {
  private router = Router();
  constructor() { this.router.post("/login", this.controller.login); }
}`,
      errors: [{ messageId: "unlimited", at: `"/login"` }],
    },
    {
      why: "Next.js",
      filename: "app/(public)/api/auth/login/route.ts",
      code: `export async function POST(request: Request) { return Response.json({}); }`,
      errors: [{ messageId: "unlimited", at: "POST" }],
    },
    {
      why: "Next.js with a wrapper",
      filename: "app/api/auth/forgot-password/route.ts",
      code: `export const POST = withErrors(async (request: Request) => Response.json({}));`,
      errors: [{ messageId: "unlimited", at: "POST" }],
    },
    {
      why: "Next.js's pages",
      filename: "pages/api/auth/signup.ts",
      code: `export default async function handler(req, res) { if (req.method !== "POST") return; res.json({}); }`,
      errors: [{ messageId: "unlimited", at: "handler" }],
    },
    {
      why: "Nest",
      code: `@Controller("auth")
export class AuthController {
  @Post("login")
  login(@Body() body: LoginDto) {}
  @Get("me")
  me() {}
}`,
      errors: [{ messageId: "unlimited", at: `Post("login")` }],
    },
  ],
};
