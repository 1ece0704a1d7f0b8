import type { CheckCases, FoundCase, SilentCase } from "../../../check-cases.js";

const RANDOM_HEX = "5f0c9be2a1d74836c0e9b15a7d2f48631c8ea07b94d65f32e1a90c7b4d8f2635";
const RANDOM_BASE64 = "q3Jv9sXkP0zTn6LrYbE1mWc8HdUa5GfV2iOxQ7RlZtA=";
const RANDOM_BASE64URL = "Zk8_vQ2xTn-6LrYbE1mWc8HdUa5GfV2iOxQ7RlZtAsJ";

const silentSecret = (why: string, JWT_SECRET: string): SilentCase => ({ why, env: { JWT_SECRET } });
const weak = (why: string, JWT_SECRET: string, seen: string, level?: "warning"): FoundCase => ({
  why,
  env: { JWT_SECRET },
  findings: [{ subject: "JWT_SECRET", seen, write: "openssl rand -hex 32", ...(level ? { level } : {}) }],
});

export const cases: CheckCases = {
  silent: [
    silentSecret("32 random bytes in hexadecimal digits", RANDOM_HEX),
    silentSecret("in upper case", RANDOM_HEX.toUpperCase()),
    silentSecret("32 random bytes in base64", RANDOM_BASE64),
    silentSecret("32 random bytes in base64url", RANDOM_BASE64URL),
    silentSecret("64 random bytes", RANDOM_HEX + RANDOM_HEX.split("").reverse().join("")),
    silentSecret("signs of all kinds", "x!9$Tq^w&4Zr*Lp@7vB%m(K)2s_N+c=J{fH}yG"),
    silentSecret("words that nobody has chosen", "marble-otter-canyon-violin-sunset-paper-hammer-globe"),
    silentSecret(
      "a private key, whose strength is another matter",
      "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
    ),
    {
      why: "what is about a secret, and is none",
      env: {
        NODE_ENV: "production",
        JWT_SECRET_EXPIRES_IN: "1d",
        SECRET_NAME: "shop",
        JWT_PUBLIC_KEY: "abc",
        JWT_SECRET_FILE: "/run/secrets/jwt",
      },
      isNotApplicable: true,
    },
    {
      why: "a key that somebody else has issued may be short",
      env: { GOOGLE_CLIENT_SECRET: "GOCSPX-4kd82JsPqLx93", STRIPE_WEBHOOK_SECRET: "whsec_8d2Kq9" },
    },
    { why: "several, all of them strong", env: { SESSION_SECRET: RANDOM_HEX, ENCRYPTION_KEY: RANDOM_BASE64 } },
    { why: "an environment without any", env: { NODE_ENV: "production" }, isNotApplicable: true },
    {
      why: "one that the configuration names",
      env: { LINK_SALT: RANDOM_HEX },
      config: { environment: { secrets: ["LINK_SALT"] } },
    },
  ],
  found: [
    weak("one word", "secret", "JWT_SECRET has 6 bytes, and 32 are wanted"),
    weak("31 bytes", RANDOM_BASE64.slice(0, 31), "31 bytes"),
    weak("the first one of many manuals", "keyboard cat", "tutorials"),
    weak("what jwt.io shows", "a-string-secret-at-least-256-bits-long", "tutorials"),
    weak("and with something behind it", "a-string-secret-at-least-256-bits-long-for-my-shop-2026", "tutorials"),
    weak(
      "64 digits that look random and stand in a thousand repositories",
      "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
      "tutorials",
    ),
    weak("what a template left", "your_super_secret_jwt_key_change_this_in_production", "to be replaced"),
    weak("a command that was to be run", "openssl rand -base64 32", "to be replaced"),
    weak("a placeholder in brackets", "<generate-a-secret-with-32-characters>", "to be replaced"),
    weak("a variable that nobody has expanded", "${JWT_SECRET_FROM_THE_VAULT_OF_SHOP}", "to be replaced"),
    weak("the same piece twice", "mysecretkeyofshopmysecretkeyofshop", "again and again"),
    weak("one character", "a".repeat(64), "again and again"),
    weak("counting", "abcdefghijklmnopqrstuvwxyz0123456789", "counts"),
    weak("few characters", "azmazmzzaamzzmaazmamzmazzamzaamzma", "3 different characters"),
    weak("words of the trade", "thisisaverylongsecretkeythatshouldbeprivate", 'words such as "secret"'),
    weak("the name of the variable", "JWT_SECRET_JWT_SECRET_TOKEN_KEY_1", 'words such as "secret"'),
    weak("the keyboard's rows", "qwertyuiopasdfghjklzxcvbnm1234567890", "can be guessed"),
    weak(
      "16 random bytes: 128 bits hold, and are not what HS256 wants",
      RANDOM_HEX.slice(0, 32),
      "16 random bytes at most",
      "warning",
    ),
    weak("24 random bytes in 32 characters", RANDOM_BASE64.slice(0, 32), "24 random bytes at most", "warning"),
    {
      why: "a project that calls its secret after itself",
      files: { "package.json": '{ "name": "tulip-bakery" }' },
      env: { SESSION_SECRET: "tulip-bakery-session-secret-tulip-2026-x" },
      findings: [{ subject: "SESSION_SECRET", seen: "words such as" }],
    },
    {
      why: "an issued key that was never filled in",
      env: { GOOGLE_CLIENT_SECRET: "your-secret-here" },
      findings: [{ subject: "GOOGLE_CLIENT_SECRET", seen: "to be replaced", write: "from the service that issues it" }],
    },
    {
      why: "camel case",
      env: { jwtSecret: "secret" },
      findings: [{ subject: "jwtSecret", seen: "6 bytes" }],
    },
    {
      why: "each of several, in the order of their names",
      env: { SESSION_SECRET: "s3cr3t", APP_KEY: RANDOM_HEX, COOKIE_SECRET: "cookie" },
      findings: [{ subject: "COOKIE_SECRET" }, { subject: "SESSION_SECRET" }],
    },
    {
      why: "one that the configuration names and nobody has set",
      env: { NODE_ENV: "production" },
      config: { environment: { secrets: ["JWT_SECRET"] } },
      findings: [{ subject: "JWT_SECRET", seen: "JWT_SECRET is not set" }],
    },
    {
      why: "one that the configuration names, whatever it is called",
      env: { LINK_SALT: "pepper" },
      config: { environment: { secrets: ["LINK_SALT"] } },
      findings: [{ subject: "LINK_SALT", seen: "6 bytes" }],
    },
    {
      why: "unknown: no environment was given",
      config: { environment: { secrets: ["JWT_SECRET"] } },
      findings: [{ subject: "secrets", level: "unknown" }],
    },
  ],
};
