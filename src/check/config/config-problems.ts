import type { BaseIssue } from "valibot";
import { closest } from "../../model-map/spelling.js";
import { gateConfig } from "./gate-config.js";

/** One sentence for each mistake in a configuration: where, and what to write instead. Values are not quoted. */
export function configProblems(issues: readonly BaseIssue<unknown>[]): readonly string[] {
  return issues.map((issue) => {
    const keys = issue.path?.map(({ key }) => key) ?? [];
    const where = keys.length === 0 ? "the default export" : dotted(keys);
    const isOfKey = issue.type === "strict_object" && issue.path?.at(-1)?.origin === "key";
    if (isOfKey && issue.expected === "never") return unknownKey(where, keys);
    if (issue.received === "undefined") return `${where} is missing${meaning(keys)}.`;
    return `${where} is ${received(issue)}: write ${expected(issue)}.`;
  });
}

function dotted(keys: readonly unknown[]): string {
  const parts = keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return parts.join("").replace(/^\./, "");
}

function unknownKey(where: string, keys: readonly unknown[]): string {
  const known = Object.keys(entriesOf(schemaAt(keys.slice(0, -1))));
  const near = closest(String(keys.at(-1)), known);
  const write = near === undefined ? `use one of ${known.join(", ")}` : `write \`${near}\``;
  return `${where} is not an option: ${write}.`;
}

/** What a key that is missing has to hold, as far as the schema says it. */
function meaning(keys: readonly unknown[]): string {
  const schema = schemaAt(keys);
  const steps = property(schema, "pipe");
  const messages = Array.isArray(steps) ? steps.map((step) => property(step, "message")) : [];
  const message = messages.find((text) => typeof text === "string");
  return typeof message === "string" ? `: write ${message}` : "";
}

function expected({ message, expected: form }: BaseIssue<unknown>): string {
  // Messages of our own are what to write; valibot's begin with "Invalid".
  return message.startsWith("Invalid") ? (form ?? "another value").replace(/^\((.*)\)$/, "$1") : message;
}

function received({ received: seen }: BaseIssue<unknown>): string {
  if (seen === "null" || seen === "true" || seen === "false") return seen;
  if (/^[A-Z]\w*$/.test(seen)) return `of the type ${seen}`;
  return seen.startsWith('"') ? "a text that cannot stand there" : "a value that cannot stand there";
}

/** The part of the configuration's schema that a path leads to. */
function schemaAt(keys: readonly unknown[]): unknown {
  return keys.reduce<unknown>((schema, key) => {
    const inner = unwrapped(schema);
    return typeof key === "number" ? property(inner, "item") : property(entriesOf(inner), String(key));
  }, gateConfig);
}

function entriesOf(schema: unknown): object {
  const entries = property(unwrapped(schema), "entries");
  return typeof entries === "object" && entries !== null ? entries : {};
}

/** Without `optional`, which wraps, and without the steps of a pipe. */
function unwrapped(schema: unknown): unknown {
  const wrapped = property(schema, "wrapped");
  return wrapped === undefined ? schema : unwrapped(wrapped);
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as { readonly [key: string]: unknown })[key]
    : undefined;
}
