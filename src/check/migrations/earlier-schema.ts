import { readSchemaText } from "../../model-map/read-schema-text.js";
import { isModelKeyword, type SchemaFile } from "../../model-map/schema-text.js";
import { defineFact } from "../context.js";
import { git, nulSeparated } from "../project/git.js";
import { projectSchema } from "../project/project-schema.js";
import { relativeTo } from "../project/relative.js";
import { baseRevision, isMissing } from "./base-revision.js";

/** Whether the code of that schema reads and writes something: Prisma Client leaves out what is ignored. */
export type Use = "used" | "ignored";

/** The schema of the code that runs while the new migrations are applied. */
export interface EarlierSchema {
  /** Where it stands, as people call it: "origin/main". */
  readonly revision: string;
  /** @returns `undefined` for a table that no model has. */
  readonly tableUse: (table: string) => Use | undefined;
  /** @returns `undefined` for a column that no field has. */
  readonly columnUse: (table: string, column: string) => Use | undefined;
}

/** As it was in the revision that is compared with; `undefined` where there is none, or it had no schema there. */
export const earlierSchema = defineFact<EarlierSchema | undefined>({
  read: async (context) => {
    const { root } = context;
    const [base, schema] = await Promise.all([context.fact(baseRevision), context.fact(projectSchema)]);
    if (base === undefined || isMissing(base) || base.revision === undefined || !schema.isReadable) return undefined;
    const files = await filesAt(root, base.revision, relativeTo(root, schema.place));
    return files.length === 0 ? undefined : { revision: base.name, ...readEarlierSchema(files) };
  },
});

async function filesAt(root: string, revision: string, place: string): Promise<readonly SchemaFile[]> {
  const listed = (await git(root, "ls-tree", "-r", "-z", "--name-only", revision, "--", place)) ?? "";
  const names = nulSeparated(listed).filter((name) => name.endsWith(".prisma"));
  const files = await Promise.all(
    names.map(async (path) => ({ path, text: await git(root, "show", `${revision}:./${path}`) })),
  );
  return files.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
}

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** Prisma's own parser leaves ignored fields out of what it tells, so this reads the text. */
function readEarlierSchema(files: readonly SchemaFile[]): Omit<EarlierSchema, "revision"> {
  const { blocks } = readSchemaText(files);
  const models = blocks.filter(({ keyword }) => isModelKeyword(keyword));
  const names = new Set(models.map(({ name }) => name));
  const tables = new Map<string, { readonly use: Use; readonly columns: ReadonlyMap<string, Use> }>();
  for (const { name, attributes, members } of models) {
    const codes = attributes.map(({ code }) => code);
    const isIgnored = codes.some((code) => /@@ignore\b/.test(code.replaceAll(STRING, "")));
    const table = codes.map((code) => mapped(code, "@@map")).find((one) => one !== undefined) ?? name;
    const columns = members.flatMap(({ name: field, code }): (readonly [string, Use])[] => {
      const type = /^\w+\s+(\w+)/.exec(code)?.[1];
      // A relation field has no column.
      if (type === undefined || names.has(type)) return [];
      const isOut = isIgnored || /(?<!@)@ignore\b/.test(code.replaceAll(STRING, ""));
      return [[mapped(code, "@map") ?? field, isOut ? "ignored" : "used"]];
    });
    tables.set(table, { use: isIgnored ? "ignored" : "used", columns: new Map(columns) });
  }
  return {
    tableUse: (table) => tables.get(table)?.use,
    columnUse: (table, column) => tables.get(table)?.columns.get(column),
  };
}

/** `@map("users")` and `@map(name: "users")`. */
function mapped(code: string, attribute: "@map" | "@@map"): string | undefined {
  const form =
    attribute === "@map"
      ? /(?<!@)@map\(\s*(?:name\s*:\s*)?("(?:[^"\\]|\\.)*")/
      : /@@map\(\s*(?:name\s*:\s*)?("(?:[^"\\]|\\.)*")/;
  const [, text] = form.exec(code) ?? [];
  return text === undefined ? undefined : (JSON.parse(text) as string);
}
