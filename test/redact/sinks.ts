import { Writable } from "node:stream";
import { inspect } from "node:util";
import { pino } from "pino";
import winston from "winston";

/** Every way in which an error is made text, by name. */
export const SINKS: Readonly<Record<string, (error: unknown) => string>> = {
  message: (error) => (error as Error).message,
  stack: (error) => String((error as Error).stack),
  String: (error) => String(error),
  "JSON.stringify": (error) => JSON.stringify(error),
  "every property": (error) => everyProperty(error, new Set()),
  "util.inspect": (error) => inspect(error, { depth: 20, showHidden: true, getters: true }),
  pino: (error) => {
    const { stream, text } = sink();
    pino({}, stream).error(error, "failed");
    pino({}, stream).error({ err: error });
    return text();
  },
  winston: (error) => {
    const { errors, json, combine } = winston.format;
    const { stream, text } = sink();
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- winston declares it as an interface
    const transports: winston.transport = new winston.transports.Stream({ stream });
    winston
      .createLogger({ format: combine(errors({ stack: true, cause: true }), json()), transports })
      .error(error as Error);
    winston.createLogger({ format: json(), transports }).error("failed", { error });
    return text();
  },
};

/** The names of the sinks in which one of the secrets stands. Databases change the case of what they print. */
export function leaks(error: unknown, secrets: readonly string[]): readonly string[] {
  return Object.entries(SINKS).flatMap(([name, print]) => {
    const text = print(error).toLowerCase();
    return secrets.some((secret) => text.includes(secret.toLowerCase())) ? [name] : [];
  });
}

function sink() {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
}

/** Own keys, symbols and what inherited getters say, at any depth; functions and builtin prototypes aside. */
function everyProperty(value: unknown, seen: Set<object>): string {
  if (typeof value !== "object" || value === null) return typeof value === "symbol" ? value.toString() : String(value);
  if (seen.has(value)) return "";
  seen.add(value);
  const own = Reflect.ownKeys(value).map(
    (key) =>
      `${String(key)}=${everyProperty(
        attempt(() => Reflect.get(value, key)),
        seen,
      )}`,
  );
  return [...own, ...inheritedGetters(value)].join(";");
}

function inheritedGetters(value: object): readonly string[] {
  const texts: string[] = [];
  for (let prototype = Reflect.getPrototypeOf(value); prototype; prototype = Reflect.getPrototypeOf(prototype)) {
    if (prototype === Object.prototype || prototype === Array.prototype) break;
    for (const key of Reflect.ownKeys(prototype)) texts.push(String(attempt(() => Reflect.get(value, key))));
  }
  return texts;
}

function attempt(get: () => unknown): unknown {
  try {
    return get();
  } catch {
    return undefined;
  }
}
