import * as v from "valibot";

const integer = (from: number, to: number) =>
  v.pipe(v.string(), v.regex(/^\d+$/, "a whole number"), v.transform(Number), v.minValue(from), v.maxValue(to));

const Environment = v.object({
  DATABASE_URL: v.pipe(v.string(), v.startsWith("postgres", "a postgresql:// URL")),
  /** The one origin whose pages may call this service. */
  ALLOWED_ORIGIN: v.pipe(v.string(), v.url(), v.regex(/^https?:\/\/[^/]+$/, "an origin, without a path")),
  SESSION_SECRET: v.pipe(v.string(), v.minLength(32, "at least 32 characters")),
  HOST: v.optional(v.string(), "127.0.0.1"),
  PORT: v.optional(integer(0, 65_535), "3000"),
  /** How many proxies stand in front and can be believed about the client's address. */
  TRUSTED_PROXIES: v.optional(integer(0, 10), "0"),
  REQUEST_TIMEOUT_MS: v.optional(integer(1, 600_000), "5000"),
  LOG_LEVEL: v.optional(v.picklist(["debug", "info", "warn", "error", "silent"]), "info"),
});

export interface Config {
  readonly databaseUrl: string;
  readonly allowedOrigin: string;
  readonly sessionSecret: string;
  readonly host: string;
  readonly port: number;
  readonly trustedProxies: number;
  readonly requestTimeoutMs: number;
  readonly logLevel: string;
}

/** Names every variable that is missing or wrong, and no value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const { success, output, issues } = v.safeParse(Environment, environment);
  if (!success) {
    const lines = issues.map((issue) => `  ${v.getDotPath(issue) ?? ""}: ${explain(issue)}`);
    throw new ConfigError(`The configuration is not complete. Set in the environment:\n${lines.join("\n")}`);
  }
  return {
    databaseUrl: output.DATABASE_URL,
    allowedOrigin: output.ALLOWED_ORIGIN,
    sessionSecret: output.SESSION_SECRET,
    host: output.HOST,
    port: output.PORT,
    trustedProxies: output.TRUSTED_PROXIES,
    requestTimeoutMs: output.REQUEST_TIMEOUT_MS,
    logLevel: output.LOG_LEVEL,
  };
}

/** valibot's own messages quote what they got. */
function explain({ input, type, expected, message }: v.InferIssue<typeof Environment>): string {
  if (input === undefined) return "missing";
  const isOurs = ["regex", "starts_with", "min_length"].includes(type);
  return isOurs ? message : `expected ${expected ?? "another value"}`;
}
