import { readFileSync } from "node:fs";

const template = readFileSync(new URL("./behaviour.prisma", import.meta.url), "utf8");
const canary = readFileSync(new URL("./canary.prisma", import.meta.url), "utf8");

export const PROVIDERS = ["postgresql", "mysql", "sqlite"];

/**
 * The schemas that `prisma generate` reads for the tests: for each database the hardened one, and the witness's, in which
 * a row may refer to one that does not exist, and that of the redaction tests.
 *
 * @returns {readonly { readonly folder: string; readonly schema: string }[]}
 */
export function testSchemas() {
  return PROVIDERS.flatMap((provider) => [
    { folder: `test/generated/${provider}`, schema: forProvider(template, provider) },
    { folder: `test/generated/${provider}-witness`, schema: witness(forProvider(template, provider)) },
    { folder: `test/generated/${provider}-canary`, schema: nativeTypes(forProvider(canary, provider), provider) },
  ]);
}

function forProvider(schema, provider) {
  return schema.replace('provider = "postgresql"', `provider = "${provider}"`);
}

/** SQLite has no native types, and only PostgreSQL one for UUIDs. */
function nativeTypes(schema, provider) {
  if (provider === "sqlite") return schema.replace(/ @db\.\w+(\(\d+\))?/g, "");
  return provider === "mysql" ? schema.replace(/ @db\.Uuid/g, "") : schema;
}

/**
 * Without the generator, and with every required relation optional, unless its key is part of an id. Its database is made
 * without foreign keys.
 */
function witness(schema) {
  const models = schema.replace(/generator hardening \{[^}]*\}\n\n/, "").split(/^(?=model )/m);
  return models.map(optionalRelations).join("");
}

function optionalRelations(model) {
  if (model.includes("@@id")) return model;
  const keys = [...model.matchAll(/fields: \[(\w+)\]/g)].map(([, key]) => key);
  return model
    .split("\n")
    .map((line) => {
      const isKey = keys.some((key) => line.trimStart().startsWith(`${key} `));
      return isKey || line.includes("fields: [") ? line.replace(/^(\s+\w+\s+\w+)\??(?=\s|$)/, "$1?") : line;
    })
    .join("\n");
}
