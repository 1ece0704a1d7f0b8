import type { RuleCases } from "../../rule-cases.js";

const EXPRESS = `import cors from "cors";\n`;

export const cases: RuleCases = {
  valid: [
    {
      why: "a list, a text, a pattern",
      language: "js",
      code: `${EXPRESS}app.use(cors({ origin: ["https://a.example", /\\.b\\.example$/] }));
app.use(cors({ origin: "https://a.example" }));
app.use(cors({ origin: /a\\.example$/ }));
app.use(cors({ origin: false }));`,
    },
    {
      why: "from the environment or the configuration",
      language: "js",
      code: `${EXPRESS}app.use(cors({ origin: process.env.ORIGIN }));
app.use(cors({ origin: config.allowedOrigin }));
app.use(cors({ origin: process.env.ORIGIN || "*" }));
app.use(cors({ origin: process.env.NODE_ENV === "production" ? SITES : true }));`,
    },
    {
      why: "options that are not all to be seen",
      language: "js",
      code: `${EXPRESS}app.use(cors(options));
app.use(cors({ ...defaults, credentials: true }));
app.use(cors(corsOptionsDelegate));`,
    },
    {
      why: "a function that decides",
      language: "js",
      code: `${EXPRESS}app.use(cors({ origin(origin, callback) { callback(null, SITES.includes(origin)); } }));
app.use(cors({ origin: (origin, cb) => { if (!origin || SITES.has(origin)) cb(null, true); else cb(new Error("no")); } }));`,
    },
    {
      why: "in development only",
      language: "js",
      code: `${EXPRESS}if (process.env.NODE_ENV === "development") app.use(cors());
isDev && app.use(cors({ origin: "*" }));
if (!isProduction) { res.setHeader("Access-Control-Allow-Origin", "*"); }`,
    },
    {
      why: "public files by their path",
      language: "js",
      code: `${EXPRESS}app.use("/assets", cors(), express.static("assets"));
app.get("/fonts/:file", cors(), sendFont);
app.get("/.well-known/jwks.json", cors(), keys);`,
    },
    {
      why: "a path by option",
      language: "js",
      options: { publicPaths: ["/v1/content/**"] },
      code: `${EXPRESS}app.use("/v1/content/posts", cors(), posts);`,
    },
    {
      why: "another function of that name",
      language: "js",
      code: `import { cors } from "./cors.js";
app.use(cors());
function setUp(cors) { app.use(cors()); }`,
    },
    {
      why: "a header of a request",
      language: "js",
      code: `await fetch(url, { headers: { "Access-Control-Allow-Origin": "*" } });
await axios.post(url, body, { headers: { "Access-Control-Allow-Origin": "*" } });
const config = { headers: { "Access-Control-Allow-Origin": "*" } };
axios.defaults.headers.set("Access-Control-Allow-Origin", "*");`,
    },
    {
      why: "an image, a script, and what every cache may keep",
      language: "js",
      code: `new Response(png, { headers: { "Content-Type": "image/png", "Access-Control-Allow-Origin": "*" } });
new Response(js, { headers: { "content-type": "application/javascript", "access-control-allow-origin": "*" } });
new Response(json, { headers: { "Cache-Control": "public, max-age=60", "Access-Control-Allow-Origin": "*" } });
function sendImage(req, res) { res.setHeader("Access-Control-Allow-Origin", "*"); }`,
    },
    {
      why: "an origin that was checked",
      language: "js",
      code: `function allow(req, res) {
  const origin = req.headers.origin;
  if (SITES.includes(origin)) res.setHeader("Access-Control-Allow-Origin", origin);
  res.setHeader("Access-Control-Allow-Credentials", "true");
}`,
    },
    {
      why: "a reflected origin without credentials is an open door only to what is open anyway",
      language: "js",
      code: `function allow(req, res) { res.setHeader("Access-Control-Allow-Origin", req.headers.origin || "*"); }`,
    },
    {
      why: "a route of Next.js for an image",
      filename: "app/api/og/route.ts",
      code: `export function GET() { return new Response(body, { headers: { "Access-Control-Allow-Origin": "*" } }); }`,
    },
    {
      why: "headers of Next.js for static files",
      language: "js",
      filename: "next.config.js",
      code: `export default { async headers() {
  return [{ source: "/fonts/:path*", headers: [{ key: "Access-Control-Allow-Origin", value: "*" }] }];
} };`,
    },
    {
      why: "Fastify and Nest with a list",
      language: "js",
      code: `import fastifyCors from "@fastify/cors";
await fastify.register(fastifyCors, { origin: ["https://a.example"] });
app.enableCors({ origin: SITES });
app.enableCors(corsOptions);`,
    },
    { why: "a test", language: "js", filename: "test/server.test.js", code: `${EXPRESS}app.use(cors());` },
    {
      why: "odd code",
      language: "js",
      code: `import cors from "cors";
cors;
cors?.(...args);
res.setHeader();
res.setHeader("Access-Control-Allow-Origin");
const { "Access-Control-Allow-Origin": origin = "*" } = headers;
app.enableCors(...args);`,
    },
  ],
  invalid: [
    {
      why: "Express without options",
      language: "js",
      code: `${EXPRESS}app.use(cors());`,
      errors: [{ messageId: "any", at: "cors())" }],
    },
    {
      why: "by require, at once and by name",
      language: "js",
      code: `const allow = require("cors");
app.use(allow());
app.use(require("cors")());`,
      errors: [
        { messageId: "any", at: "allow())" },
        { messageId: "any", at: `require("cors")()` },
      ],
    },
    {
      why: "options without an origin",
      language: "js",
      code: `${EXPRESS}app.use(cors({ credentials: true, methods: ["GET"] }));`,
      errors: [{ messageId: "any", at: "cors({" }],
    },
    {
      why: "every origin in words",
      language: "js",
      code: `${EXPRESS}const options = { origin: "*" };
app.use(cors(options));
app.use(cors({ origin: true, credentials: true }));`,
      errors: [
        { messageId: "any", at: "cors(options)" },
        { messageId: "reflected", at: "cors({ origin: true" },
      ],
    },
    {
      why: "a function that says yes",
      language: "js",
      code: `${EXPRESS}app.use(cors({ origin: (origin, cb) => cb(null, true) }));
app.use(cors({ origin(origin, callback) { callback(null, origin); } }));
app.use(cors({ origin: (origin) => origin }));`,
      errors: [
        { messageId: "reflected", at: "cors({ origin: (origin, cb)" },
        { messageId: "reflected", at: "cors({ origin(" },
        { messageId: "reflected", at: "cors({ origin: (origin) =>" },
      ],
    },
    {
      why: "a path that is not public",
      language: "js",
      code: `${EXPRESS}app.use("/api", cors(), api);`,
      errors: [{ messageId: "any", at: "cors()," }],
    },
    {
      why: "Hono, Koa and Fastify",
      language: "js",
      code: `import { cors } from "hono/cors";
import koaCors from "@koa/cors";
import fastifyCors from "@fastify/cors";
hono.use("*", cors());
koa.use(koaCors());
fastify.register(fastifyCors);
fastify.register(fastifyCors, { origin: true });`,
      errors: [
        { messageId: "any", at: "cors());" },
        { messageId: "any", at: "koaCors());" },
        { messageId: "any", at: "fastify.register(fastifyCors)" },
        { messageId: "reflected", at: "fastify.register(fastifyCors, {" },
      ],
    },
    {
      why: "Nest and its gateways",
      code: `import { NestFactory } from "@nestjs/core";
const app = await NestFactory.create(AppModule, { cors: true });
app.enableCors();
app.enableCors({ origin: "*" });
@WebSocketGateway({ cors: { origin: "*" } })
class Gateway {}`,
      errors: [
        { messageId: "any", at: "cors: true" },
        { messageId: "any", at: "app.enableCors();" },
        { messageId: "any", at: "app.enableCors({" },
        { messageId: "any", at: `cors: { origin: "*" }` },
      ],
    },
    {
      why: "Socket.IO",
      language: "js",
      code: `import { Server } from "socket.io";
const io = new Server(http, { cors: { origin: "*" } });`,
      errors: [{ messageId: "any", at: "cors: {" }],
    },
    {
      why: "the header by hand",
      language: "js",
      code: `res.setHeader("Access-Control-Allow-Origin", "*");
res.header("access-control-allow-origin", "*");
response.headers.set("Access-Control-Allow-Origin", "*");`,
      errors: [
        { messageId: "any", at: "res.setHeader" },
        { messageId: "any", at: "res.header" },
        { messageId: "any", at: "response.headers.set" },
      ],
    },
    {
      why: "the header in an object",
      language: "js",
      code: `const corsHeaders = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "authorization" };
new Response(body, { status: 200, headers: { "Access-Control-Allow-Origin": "*" } });
res.writeHead(200, { "Access-Control-Allow-Origin": "*" });
export const handler = () => ({ statusCode: 200, headers: { "Access-Control-Allow-Origin": "*" }, body });`,
      errors: [
        { messageId: "any", at: `"Access-Control-Allow-Origin": "*", "Acc` },
        { messageId: "any", at: `"Access-Control-Allow-Origin": "*" } });\nres` },
        { messageId: "any", at: `"Access-Control-Allow-Origin": "*" });` },
        { messageId: "any", at: `"Access-Control-Allow-Origin": "*" }, body` },
      ],
    },
    {
      why: "a reflected origin with credentials",
      language: "js",
      code: `app.use((req, res, next) => {
  res.header("Access-Control-Allow-Credentials", "true");
  res.header("Access-Control-Allow-Origin", req.headers.origin ?? "*");
  next();
});`,
      errors: [{ messageId: "reflected", at: `res.header("Access-Control-Allow-Origin"` }],
    },
    {
      why: "headers of Next.js for its API",
      language: "js",
      filename: "next.config.js",
      code: `export default { async headers() {
  return [{ source: "/api/:path*", headers: [{ key: "Access-Control-Allow-Origin", value: "*" }] }];
} };`,
      errors: [{ messageId: "any", at: "{ key:" }],
    },
  ],
};
