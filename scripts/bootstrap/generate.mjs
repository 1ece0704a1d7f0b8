import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { runQuietly } from "./child.mjs";
import { Complaint } from "./complaint.mjs";
import { readJson, root, timed, toolEnvironment } from "./project.mjs";

const TIMEOUT_MS = 3 * 60_000;
const CLI = path.join("node_modules", "prisma", "build", "index.js");
/** What else than the schema decides what is generated. */
const GENERATOR_SOURCES = [
  "src/generator",
  "src/model-map",
  "src/errors.ts",
  "src/messages.ts",
  "bench/dmmf-generator.mjs",
];
const STAMP = ".generated-from";

/** @typedef {{ readonly file: string, readonly output: string, readonly content: string }} Schema */

/** @returns {Schema[]} */
export function demoSchemas() {
  return [{ file: "prisma/schema.prisma", output: "generated" }].map(withContent);
}

/** @returns {Promise<Schema[]>} */
export async function allSchemas() {
  return [...demoSchemas(), ...shopSchemas(), ...carelessSchemas(), ...(await testSchemas()), ...benchSchemas()];
}

/** @returns {Schema[]} */
export function shopSchemas() {
  return [{ file: "examples/shop/prisma/schema.prisma", output: "examples/shop/generated" }].map(withContent);
}

/** @returns {Schema[]} */
export function carelessSchemas() {
  const folder = "examples/shop-careless";
  return [{ file: `${folder}/prisma/schema.prisma`, output: `${folder}/generated` }].map(withContent);
}

/**
 * They are derived from one template, and written where they generate to.
 *
 * @returns {Promise<Schema[]>}
 */
export async function testSchemas() {
  const derive = new URL("../../test/schema/derive.mjs", import.meta.url);
  if (!existsSync(derive)) return [];
  const schemas = await import(derive.href);
  return schemas.testSchemas().map(({ folder, schema }) => {
    return { file: `${folder}/schema.prisma`, output: folder, content: schema };
  });
}

/** @returns {Schema[]} */
export function benchSchemas() {
  const schema = { file: "bench/schema.prisma", output: "bench/generated" };
  return existsSync(path.join(root, schema.file)) ? [withContent(schema)] : [];
}

function withContent(schema) {
  return { ...schema, content: readFileSync(path.join(root, schema.file), "utf8") };
}

/** Runs `prisma generate` for each schema that has changed since. */
export async function generate(schemas) {
  const base = [readJson("node_modules/prisma/package.json").version, ...GENERATOR_SOURCES.flatMap(contents)];
  const waiting = schemas
    .map((schema) => ({ ...schema, stamp: hash([...base, schema.content]) }))
    .filter((schema) => readStamp(schema) !== schema.stamp);
  if (waiting.length === 0) return;
  const count = waiting.length === 1 ? waiting[0].file : `${waiting.length} schemas`;
  await timed(`Generating Prisma clients for ${count}`, async () => {
    const queue = [...waiting];
    const worker = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await generateOne(next);
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
  });
}

async function generateOne({ file, output, content, stamp }) {
  const folder = path.join(root, output);
  mkdirSync(folder, { recursive: true });
  if (file.startsWith(output)) writeFileSync(path.join(root, file), content);
  const options = { cwd: root, env: toolEnvironment(), timeoutMs: TIMEOUT_MS };
  const result = await runQuietly(process.execPath, [CLI, "generate", "--schema", file], options);
  if (result.code !== 0) throw new Complaint(`prisma generate refused ${file}:\n${result.output.trim()}`);
  writeFileSync(path.join(folder, STAMP), stamp);
}

function readStamp({ output }) {
  const file = path.join(root, output, STAMP);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function contents(source) {
  const location = path.join(root, source);
  if (!existsSync(location)) return [];
  if (path.extname(source) !== "") return [readFileSync(location, "utf8")];
  return readdirSync(location, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .flatMap((name) => [name, readFileSync(path.join(location, name), "utf8")]);
}

function hash(parts) {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
