import type { RuleCases, InvalidCase, ValidCase } from "../../rule-cases.js";

function silent(why: string, ...lines: readonly string[]): ValidCase {
  return { why, language: "js", code: lines.join("\n") };
}

/** Found where the source says `at`. */
function secret(why: string, code: string, ...at: readonly string[]): InvalidCase {
  return { why, language: "js", code, errors: at.map((start) => ({ messageId: "secret", at: start })) };
}

function found(why: string, messageId: string, code: string, at: string): InvalidCase {
  return { why, language: "js", code, errors: [{ messageId, at }] };
}

export const cases: RuleCases = {
  valid: [
    silent("the words in a message", `logger.info("password changed, token expired, secret rotated");`),
    silent(
      "no logger",
      `send({ password }); Math.log(password); dialog.info(password); prisma.log.create({ data: { token } });`,
    ),
    silent("a blog is no log", `function f(password) { blogger.info(password); catalog.info(password); }`),
    silent("a constant under the key", `logger.info({ password: "[redacted]", token: undefined, secret: \`***\` });`),
    silent(
      "questions about it",
      `function f(password, token, secret) {`,
      `  logger.info({ hasPassword: Boolean(password), password: !!password, token: typeof token, secret: secret !== undefined });`,
      `  logger.info(password ? "with a password" : "without", { passwordLength: password.length });`,
      `}`,
    ),
    silent(
      "masked",
      `function f(apiKey, password) { logger.info({ apiKey: maskKey(apiKey), password: redact(password) }, mask(apiKey), apiKey.slice(0, 4)); }`,
    ),
    silent(
      "set to something masked or counted before",
      `function f(user) { const password = mask(user.password); const token = user.token.length > 3; const secret = Boolean(user.secret); log.info({ password, token, secret }); }`,
    ),
    silent(
      "the tokens of a language model",
      `logger.info({ maxTokens, totalTokens: usage.tokens, tokenCount, promptTokens, completionTokens, tokens });`,
    ),
    silent("a lexer's token", `function next(lexer) { const token = lexer.next(); console.log("token", token); }`),
    silent(
      "other tokens than those of a login",
      `/* password login */ logger.info({ nextToken, pageToken, continuationToken, cancellationToken, tokenType, pushToken, deviceToken });`,
    ),
    silent(
      "names and ids of secrets",
      `function f(secretName, secretId, keyId, publicKey, tokenId, apiKeyId) { logger.info({ secretName, secretId, keyId, publicKey, tokenId, apiKeyId }); }`,
    ),
    silent(
      "an id under the key of the secret",
      `function f(apiKey, secret) { logger.info({ apiKey: apiKey.id, secret: secret.name }); }`,
    ),
    silent("hashes of other things", `logger.info({ commitHash, contentHash, fileHash, hash, txHash });`),
    silent(
      "codes of errors and members of enums",
      `import jwt from "jsonwebtoken"; logger.error(errors.password, ErrorCode.InvalidToken, codes.INVALID_TOKEN, TokenType.AccessToken, jwt);`,
    ),
    silent(
      "booleans by their names",
      `function f(isTokenValid, hasPassword, resetPassword) { logger.info({ isTokenValid, hasPassword, resetPassword }); }`,
    ),
    silent(
      "fields of a request",
      `app.post("/", (req, res) => { logger.info({ email: req.body.email, agent: req.headers["user-agent"] }); });`,
    ),
    silent(
      "an answer's body, and a request that is sent",
      `const request = make(); logger.info(response.body, res.headers, request.body, error.request);`,
    ),
    silent(
      "one harmless variable of the environment",
      `console.log(process.env.NODE_ENV, process.env.PORT, process.env);`.replace(", process.env)", ")"),
    ),
    silent(
      "only outside production",
      `function f(token, password) { if (process.env.NODE_ENV === "development") console.log(token, password); }`,
    ),
    silent(
      "a row without its sensitive fields",
      `const user = await prisma.user.findFirst({ select: { id: true, email: true } }); logger.info(user);`,
    ),
    silent(
      "a row that leaves them out",
      `const user = await prisma.user.findFirst({ omit: { passwordHash: true, birthDate: true } }); logger.info({ user });`,
    ),
    silent(
      "rows of a model that has none",
      `const post = await prisma.post.findFirst(); logger.info(post); logger.info(await prisma.user.count());`,
    ),
    silent(
      "arguments that do not tell",
      `const user = await prisma.user.findMany(args); console.log(user, await prisma.user.findMany({ ...args }));`,
    ),
    silent(
      "a field of the row",
      `const user = await prisma.user.findFirst(); logger.info({ id: user.id, email: user.email });`,
    ),
    silent("a marked field's name on something else", `logger.info(child.birthDate);`.replace("child", "calendar")),
    silent("only the keys", `app.post("/", (req, res) => { logger.info(Object.keys(req.body)); });`),
    silent(
      "JSON of which a function leaves parts out",
      `app.post("/", (req, res) => { logger.info(JSON.stringify(req.body, replacer)); });`,
    ),
    silent(
      "a function, a class and an enum by such a name",
      `function password() {} class Secret {} console.log(password, Secret);`,
    ),
    silent(
      "no arguments, and odd ones",
      `logger.info(); logger.info(...[]); logger.info([,]); console.log(class {}, function () {}, () => {});`,
    ),
    {
      why: "a number",
      code: `function f(token: number, password: boolean) { /* login */ console.log(token, password); }`,
    },
    { why: "an object of a type of its own", code: `/* login */ function f(token: Token) { console.log(token); }` },
    { why: "a test", code: `console.log(user.password);`, filename: "src/a.test.ts" },
    {
      why: "a seed that says the password it has set",
      code: `console.log(user.password);`,
      filename: "prisma/seed.ts",
    },
    { why: "a script", code: `#!/usr/bin/env node\nconsole.log(user.password);` },
    { why: "files of the configuration", code: `console.log(user.password);`, options: { ignore: ["src/**"] } },
  ],
  invalid: [
    secret("a variable", `function f(password) { console.log(password); }`, "password); }"),
    secret(
      "a field",
      `logger.debug("user", user.password, user?.passwordHash);`,
      "user.password",
      "user?.passwordHash",
    ),
    secret(
      "in shorthand",
      `function f(email, password) { logger.info({ email, password }, "sign-up"); }`,
      "password }",
    ),
    secret(
      "under its key",
      `logger.info({ password: req.body.password, pw: req.body.password });`,
      "req.body.password, pw",
      "req.body.password }",
    ),
    secret("under its key, by another name", `function f(value) { logger.info({ apiKey: value }); }`, "value }"),
    secret("in a template", "function f(accessToken) { logger.info(`got ${accessToken}`); }", "accessToken}"),
    secret(
      "joined by +",
      `function f(refreshToken) { logger.info("got " + refreshToken + "."); }`,
      'refreshToken + "."',
    ),
    secret(
      "as JSON",
      `function f(clientSecret) { logger.info(JSON.stringify({ a: [{ clientSecret }] }, null, 2)); }`,
      "clientSecret }",
    ),
    secret(
      "one of two",
      `function f(apiKey) { console.error(apiKey ?? "none", ok ? apiKey : "-"); }`,
      "apiKey ??",
      "apiKey :",
    ),
    secret(
      "a bare token in a file about logins",
      `import jwt from "jsonwebtoken"; const token = jwt.sign(a, b); console.log(token);`,
      "token);",
    ),
    secret(
      "made in place",
      `logger.info({ resetToken: generateToken() });`
        .replace("resetToken", "accessToken")
        .replace("generateToken", "createAccessToken"),
      "createAccessToken()",
    ),
    secret(
      "a variable of the environment",
      `console.log(process.env.JWT_SECRET, process.env.DATABASE_URL);`,
      "process.env.JWT_SECRET",
      "process.env.DATABASE_URL",
    ),
    secret(
      "a constant from the environment",
      `const JWT_SECRET = process.env.JWT_SECRET; console.log(JWT_SECRET);`,
      "JWT_SECRET);",
    ),
    secret(
      "headers that are secrets",
      `function f(req) { logger.info(req.headers.authorization, req.headers["x-api-key"], req.get("Authorization")); }`,
      "req.headers.authorization",
      `req.headers["x-api-key"]`,
      "req.get(",
    ),
    secret(
      "loggers by other names",
      `class A { #logger = x; f(password) { this.#logger.warn(password); req.log.info({ password }); ctx.logger.error({ password }); getLogger().info(password); logger.child({ password }).info("x"); } }`,
      "password); req",
      "password }); ctx",
      "password }); getLogger",
      "password); logger",
      "password })",
    ),
    secret(
      "debug",
      `import debug from "debug"; const log = debug("app"); function f(password) { log("login %s", password); }`,
      "password); }",
    ),
    secret(
      "a connection string",
      `function f(connectionString) { logger.info({ connectionString }); }`,
      "connectionString }); }",
    ),
    secret("card and identity", `function f(user, cvv) { logger.info({ cvv, n: user.ssn }); }`, "cvv, n", "user.ssn"),
    {
      why: "Nest's logger, and types around the value",
      code: `class A { private readonly logger = new Logger(); f(dto: Dto) { this.logger.log(dto.password as string, dto.password!); } }`,
      errors: [
        { messageId: "secret", at: "dto.password as" },
        { messageId: "secret", at: "dto.password!" },
      ],
    },
    found(
      "a whole body",
      "request",
      `app.post("/login", (req, res) => { console.log("login", req.body); });`,
      "req.body",
    ),
    found(
      "whole headers in an object",
      "request",
      `const f = (req, res) => logger.info({ headers: req.headers });`,
      "req.headers",
    ),
    found("spread into an object", "request", `const f = (req, res) => logger.info({ ...req.body, at });`, "req.body"),
    found(
      "a body in a variable",
      "request",
      `async function POST(request) { const body = await request.json(); console.log(body); }`,
      "body); }",
    ),
    found(
      "a body that was taken out",
      "request",
      `const f = (req, res) => { const { body } = req; logger.info({ body }); };`,
      "body });",
    ),
    found(
      "a body that is read in place",
      "request",
      `async function POST(req) { console.log(await req.json()); }`,
      "req.json()",
    ),
    found("cookies", "request", `const f = (req, res) => logger.info(JSON.stringify(req.cookies));`, "req.cookies"),
    found(
      "the request of a context",
      "request",
      `app.use((ctx) => { ctx.log.info(ctx.request.body); });`,
      "ctx.request.body",
    ),
    found("the whole environment", "environment", `console.log("env", process.env);`, "process.env"),
    found("a marked field", "marked", `logger.info(user.birthDate);`, "user.birthDate"),
    found(
      "a marked field in an object",
      "marked",
      `const f = (birthDate) => logger.info({ birthDate });`,
      "birthDate });",
    ),
    found(
      "a marked field of a queried row",
      "marked",
      `const u = await prisma.user.findFirst(); logger.info(u.birthDate);`,
      "u.birthDate",
    ),
    found(
      "a whole row",
      "row",
      `const user = await prisma.user.findUnique({ where: { id } }); console.log("user", user);`,
      "user);",
    ),
    found(
      "a whole row in an object",
      "row",
      `const user = await prisma.user.create({ data }); logger.info({ user });`,
      "user });",
    ),
    found("rows in place", "row", `console.table(await prisma.user.findMany());`, "prisma.user.findMany()"),
    found(
      "chosen all the same",
      "row",
      `const s = await prisma.user.findFirst({ select: { passwordHash: true } }); logger.info(s);`,
      "s);",
    ),
    found(
      "one left out, one not",
      "row",
      `const s = await prisma.user.findFirst({ omit: { passwordHash: true } }); logger.info(s);`,
      "s);",
    ),
  ],
};
