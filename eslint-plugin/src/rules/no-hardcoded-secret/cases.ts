import type { InvalidCase, RuleCases, ValidCase } from "../../rule-cases.js";

/** Put together here, so that no scanner of secrets takes this file for a leak. */
const RANDOM = "4eC39HqLyjW" + "DarjtT1zdp7dc";
const KEYS = {
  aws: "AKIA" + "Q3EGZ7YB" + "WLN5KD2P",
  github: "ghp_" + RANDOM + "Ab7Cd9Ef1G2h3",
  slack: "xoxb-" + "2849175036-" + RANDOM,
  stripe: "sk_" + "live_" + RANDOM,
  google: "AIza" + "SyB9k2LmN4pQ7r" + "StUvWx3yZaBcDeF5g" + "H7iJ",
  sendgrid: "SG." + "k3JdL9sQpXzR7tYvWmN2bA." + RANDOM + "Qw9Er8Ty7Ui6Op5As4",
  anthropic: "sk-" + "ant-api03-" + RANDOM + RANDOM + RANDOM,
  npm: "npm_" + RANDOM + "Kj8Hg6Fd4Sa2",
  jwt: "eyJ" + "hbGciOiJIUzI1NiJ9.eyJ" + "zdWIiOiJzaG9wLTQyIn0." + RANDOM + RANDOM,
  pem: "-----BEGIN " + "PRIVATE KEY-----\\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7",
};
const STRIPE_TEST = "sk_" + "test_" + RANDOM;
const STRIPE_PUBLIC = "pk_" + "live_" + RANDOM;
const AWS_EXAMPLE = "AKIA" + "IOSFODNN7EXAMPLE";
const JWT_HEADER = "eyJ" + "hbGciOiJIUzI1NiJ9";
const ANON = `${JWT_HEADER}.${Buffer.from(JSON.stringify({ role: "anon", ref: "shop" })).toString("base64url")}.${RANDOM}`;
const REMOTE = "postgres://shop:" + "s7Kq2@db.shop-prod.net:5432/shop";
const LOCAL = "postgres://shop:shop@localhost:5432/shop";

function silent(why: string, code: string): ValidCase {
  return { why, language: "js", code };
}

function found(why: string, messageId: string, code: string, ...at: readonly string[]): InvalidCase {
  return { why, language: "js", code, errors: at.map((start) => ({ messageId, at: start })) };
}

export const cases: RuleCases = {
  valid: [
    silent(
      "read from the environment",
      `const JWT_SECRET = process.env.JWT_SECRET; jwt.sign(a, process.env.JWT_SECRET); jwt.verify(t, secret);`,
    ),
    silent(
      "an empty fallback",
      `const JWT_SECRET = process.env.JWT_SECRET || ""; const apiKey = process.env.API_KEY ?? "";`,
    ),
    silent(
      "a stand-in for somebody else's key",
      `const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? "sk_test_dummy"); const apiKey = process.env.RESEND_API_KEY || "missing";`,
    ),
    silent(
      "only in development",
      `const JWT_SECRET = process.env.NODE_ENV === "production" ? must("JWT_SECRET") : "dev-secret";`,
    ),
    silent(
      "the file refuses to start in production without it",
      `if (process.env.NODE_ENV === "production" && !process.env.JWT_SECRET) throw new Error("JWT_SECRET is missing");\nexport const secret = process.env.JWT_SECRET ?? "dev-secret";`,
    ),
    silent(
      "placeholders",
      `const apiKey = "your-api-key-goes-here-123"; const token = "<token>"; const clientSecret = "xxxxxxxxxxxxxxxxxxxxxxxx12"; const password = "********";`,
    ),
    silent(
      "labels and messages",
      `const labels = { password: "Password", token: "Invalid token 42 given", secret: "Das Geheimnis 2024!" };`,
    ),
    silent(
      "names of things",
      `const TOKEN_KEY = "auth_token"; const JWT_SECRET = "JWT_SECRET"; const apiKey = "x-api-key"; const SECRET_NAME = "prod/db-2024"; const jwtSecret = "app.jwtSecret";`,
    ),
    silent(
      "keys of a store",
      `const ACCESS_TOKEN_KEY = "accessToken1234567890"; const storageKey = "shop-2024-01-02"; const SESSION_KEY = "user_session_v2";`,
    ),
    silent(
      "a form",
      `const field = { name: "password", type: "password", autoComplete: "current-password", placeholder: "Passw0rd!!" };`,
    ),
    silent(
      "words with separators",
      `const accessToken = "next-auth.session-token-v2"; const password = "auth.password2.label"; const token = "cancel_token_abc_2024";`,
    ),
    silent(
      "a path, a URL, an address",
      `const token = "/api/v2/oauth/token-2024"; const secret = "https://example.com/secret/2024/abc"; const password = "user1234@shop.com";`,
    ),
    silent(
      "a reference to a store of secrets",
      `const clientSecret = "vault:secret/data/shop2024!"; const apiKey = "\${API_KEY_2024_PROD}"; const privateKey = "op://shop/key2024/private";`,
    ),
    silent(
      "a schema and an example",
      `const schema = { password: { example: "Passw0rd!!" } }; const exampleUser = { password: "Passw0rd!!" }; const mockConfig = { apiKey: "${RANDOM}" };`,
    ),
    silent(
      "what is no secret's name",
      `const hash = "${RANDOM}"; const id = "${RANDOM}"; const commit = { sha: "${RANDOM}" };`,
    ),
    silent(
      "questions, and pages",
      `const forgotPassword = "Passw0rd!!"; const showPassword = "Passw0rd!!"; const publicApiKey = "${RANDOM}"; const isSecret = "${RANDOM}";`,
    ),
    silent(
      "a default of a form",
      `const defaultValues = { password: "Passw0rd!!" }; useForm({ initialValues: { token: "${RANDOM}" } });`,
    ),
    silent("Stripe's test keys and publishable keys", `const a = "${STRIPE_TEST}"; const b = "${STRIPE_PUBLIC}";`),
    silent("the documentation's AWS key", `const a = "${AWS_EXAMPLE}";`),
    silent("a header of a key without the key", `if (text.startsWith("-----BEGIN PRIVATE KEY-----")) load(text);`),
    silent("a JWT without a signature, and Supabase's anon key", `const a = "${JWT_HEADER}"; const b = "${ANON}";`),
    silent(
      "Firebase's settings for a page",
      `const firebaseConfig = { apiKey: "${KEYS.google}", authDomain: "shop.firebaseapp.com" };`,
    ),
    silent("a local database as a fallback", `const url = process.env.DATABASE_URL ?? "${LOCAL}";`),
    silent(
      "a database's URL without a password, or with one put in",
      "const a = 'postgres://shop@db.shop.net/shop'; const b = `postgres://${user}:${password}@db.shop.net/shop`;",
    ),
    silent(
      "a database of a documentation",
      `const a = "postgres://user:password@host:5432/db"; const b = "postgres://u:s7Kq2@db.example.com/shop";`,
    ),
    silent(
      "the URL of another place",
      `new PrismaPg({ connectionString: process.env.DATABASE_URL }); new PrismaClient({ log: ["warn"] }); new Pool(); new Client(options);`,
    ),
    silent(
      "sign and verify of something else",
      `sign(payload, "x"); signer.sign("data", "hex"); bcrypt.verify(hash, "x");`,
    ),
    silent(
      "sessions without a secret here",
      `session({ secret: config.secret, name: "sid" }); cookieParser(); session();`,
    ),
    silent(
      "a public key, an algorithm, classes of CSS, an icon, an address of a chain",
      `jwt.verify(token, "-----BEGIN PUBLIC KEY-----"); const signingKey = "RSA-SHA256"; const classes = { password: "text-gray-500!", secret: "flex!items-center" }; const icons = { password: "lucide:lock-2!" }; const token = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"; const password = "PASSWORD_REQUIRED!";`,
    ),
    silent("what a generator fills in", `jwt.sign(payload, "<%= secret %>");`),
    silent(
      "odd syntax",
      `class A { #password; static token; } const { apiKey } = x; const [secret] = [,]; export default async function () { for (;;) { try {} catch {} } }`,
    ),
    {
      why: "an enum and a type",
      code: `enum K { apiKey = "${RANDOM}" } type T = { password: "Passw0rd!!" }; declare const secret: "${RANDOM}";`,
    },
    { why: "a test", language: "js", code: `const JWT_SECRET = "supersecret";`, filename: "src/auth.test.js" },
    { why: "a seed", language: "js", code: `const password = "Passw0rd!!";`, filename: "prisma/seed.js" },
    {
      why: "translations",
      language: "js",
      code: `export default { password: "Passw0rd!!" };`,
      filename: "src/locales/de.js",
    },
    {
      why: "files of the configuration",
      language: "js",
      code: `const JWT_SECRET = "supersecret";`,
      options: { ignore: ["**"] },
    },
  ],
  invalid: [
    found(
      "the secret of jwt.sign, whatever it looks like",
      "literal",
      `jwt.sign({ id }, "your-secret-key", { expiresIn: "1h" });`,
      `"your-secret-key"`,
    ),
    found("of jwt.verify", "literal", `const payload = jwt.verify(token, "x");`, `"x"`),
    found("imported by name", "literal", `import { verify } from "jsonwebtoken"; verify(token, "secret");`, `"secret"`),
    found(
      "in an option of sign",
      "literal",
      `this.jwtService.signAsync(payload, { secret: "supersecret" });`,
      `"supersecret"`,
    ),
    found(
      "as bytes of jose",
      "literal",
      `const secret = 1; const JWT_SECRET = new TextEncoder().encode("supersecret");`,
      `"supersecret"`,
    ),
    found("of a session", "literal", `app.use(session({ secret: "keyboard cat", resave: false }));`, `"keyboard cat"`),
    found(
      "a list of secrets",
      "literal",
      `app.use(cookieSession({ keys: ["a1", process.env.KEY] })); cookieParser(["b2"]);`,
      `"a1"`,
      `"b2"`,
    ),
    found("of cookies", "literal", `app.use(cookieParser("monkey"));`, `"monkey"`),
    found("of Nest's module", "literal", `JwtModule.register({ secret: "topsecret" });`, `"topsecret"`),
    found("of Fastify's plugin", "literal", `fastify.register(fastifyJwt, { secret: "topsecret" });`, `"topsecret"`),
    found(
      "of a strategy",
      "literal",
      `class A extends B { constructor() { super({ secretOrKey: "topsecret" }); } }`,
      `"topsecret"`,
    ),
    found("of constants", "literal", `export const jwtConstants = { secret: "topsecret" };`, `"topsecret"`),
    found(
      "a variable that signs",
      "literal",
      `const JWT_SECRET = "secret"; const x = { sessionSecret: "flowing-water" };`,
      `"secret"`,
      `"flowing-water"`,
    ),
    found("a fallback", "fallback", `const JWT_SECRET = process.env.JWT_SECRET || "secret";`, `"secret"`),
    found(
      "a fallback in place",
      "fallback",
      `jwt.sign(a, process.env.JWT_SECRET ?? "dev-secret"); f(process.env.SESSION_SECRET || "x");`,
      `"dev-secret"`,
      `"x"`,
    ),
    found("a fallback in a pattern", "fallback", `const { JWT_SECRET = "change-me" } = process.env;`, `"change-me"`),
    found(
      "a fallback of a config service",
      "fallback",
      `new Strategy({ secretOrKey: config.get("JWT_SECRET") || "secretKey" });`,
      `"secretKey"`,
    ),
    found(
      "a key that somebody issued",
      "literal",
      `const config = { apiKey: "${RANDOM}" }; client.accessToken = "${RANDOM}";`,
      `"${RANDOM}" }`,
      `"${RANDOM}";`,
    ),
    found(
      "a password",
      "literal",
      `const mail = { auth: { user: "shop", password: "Tr0ub4dor&3" } };`,
      `"Tr0ub4dor&3"`,
    ),
    found("a class field", "literal", `class Mail { static clientSecret = "${RANDOM}"; }`, `"${RANDOM}"`),
    {
      why: "with types around",
      code: `const apiKey = "${RANDOM}" as const; const c = { clientSecret: "${RANDOM}" } satisfies C;`,
      errors: [
        { messageId: "literal", at: `"${RANDOM}" as` },
        { messageId: "literal", at: `"${RANDOM}" }` },
      ],
    },
    ...Object.entries(KEYS).map(([name, key]) =>
      found(`the form of a key: ${name}`, "providerKey", `call("${key}");`, `"${key}"`),
    ),
    found(
      "a key in a template",
      "providerKey",
      `fetch(url, { headers: { a: \`Bearer ${KEYS.github} \${x}\` } });`,
      `\`Bearer`,
    ),
    found("a key in its position, once", "providerKey", `const apiKey = "${KEYS.stripe}";`, `"${KEYS.stripe}"`),
    found(
      "a remote database",
      "databaseUrl",
      `const url = "${REMOTE}"; const other = process.env.DATABASE_URL ?? "${REMOTE}";`,
      `"${REMOTE}"; const`,
      `"${REMOTE}";`,
    ),
    found(
      "a URL of the client",
      "databaseUrl",
      `new PrismaClient({ datasourceUrl: "${LOCAL}" }); new PrismaClient({ datasources: { db: { url: "${LOCAL}" } } });`,
      `"${LOCAL}" });`,
      `"${LOCAL}" } }`,
    ),
    found(
      "a URL of an adapter, as a fallback",
      "databaseUrl",
      `new PrismaPg({ connectionString: process.env.DATABASE_URL ?? "${LOCAL}" });`,
      `"${LOCAL}"`,
    ),
    found(
      "a URL in a variable",
      "databaseUrl",
      `const connectionString = process.env.DATABASE_URL || "${LOCAL}"; new Pool({ connectionString });`,
      `"${LOCAL}"`,
    ),
  ],
};
