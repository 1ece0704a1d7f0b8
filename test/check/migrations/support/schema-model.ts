/** A schema of PostgreSQL as data, small enough that a random edit leaves it whole. */
export interface SchemaModel {
  readonly hasSchemas: boolean;
  readonly models: readonly Model[];
  readonly enums: readonly EnumModel[];
  readonly relations: readonly Relation[];
}

export interface Model {
  readonly name: string;
  readonly map?: string;
  readonly schema: string;
  readonly id: Id;
  readonly fields: readonly Field[];
  readonly keys: readonly Key[];
}

export interface Id {
  /** Of the columns `id1`, `id2`, ... */
  readonly types: readonly string[];
  /** Of the first. */
  readonly default?: string;
  readonly map?: string;
}

export interface Field {
  readonly name: string;
  /** With its attribute: `String @db.VarChar(20)`. */
  readonly type: string;
  readonly arity: "" | "?" | "[]";
  readonly default?: string;
  readonly map?: string;
  readonly isUnique: boolean;
}

export interface Key {
  readonly kind: "index" | "unique";
  readonly fields: readonly string[];
  /** Of the first: `sort: Desc`, `ops: JsonbPathOps`. */
  readonly option?: string;
  readonly type?: string;
  readonly map?: string;
  readonly where?: string;
}

export interface EnumModel {
  readonly name: string;
  readonly map?: string;
  readonly schema: string;
  readonly values: readonly string[];
}

export interface Relation {
  readonly name: string;
  readonly kind: "many" | "one" | "implicit";
  readonly from: string;
  readonly to: string;
  readonly isRequired: boolean;
  readonly onDelete?: string;
  readonly onUpdate?: string;
  readonly map?: string;
  readonly isIndexed: boolean;
}

/** As a schema.prisma says it. */
export function schemaText({ hasSchemas, models, enums, relations }: SchemaModel): string {
  const schemas = hasSchemas ? `\n  schemas  = ["public", "audit", "Odd schema"]` : "";
  const head = `datasource db {\n  provider = "postgresql"${schemas}\n}
generator client {\n  provider = "prisma-client"\n  output = "../generated"\n  previewFeatures = ["partialIndexes"]\n}\n`;
  const byName = new Map(models.map((model) => [model.name, model]));
  return [
    head,
    ...models.map((model) => modelText(model, hasSchemas, relations, byName)),
    ...enums.map(({ name, values, schema, map }) =>
      block("enum", name, [...values.map(valueText), ...blockAttributes(map, hasSchemas ? schema : undefined)]),
    ),
  ].join("\n");
}

/** Names that Prisma would not take stand in `@map`. */
function valueText(value: string): string {
  return /^[A-Za-z]\w*$/.test(value) ? value : `V${hash(value)} @map(${JSON.stringify(value)})`;
}

function hash(text: string): string {
  return Array.from(text)
    .reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7)
    .toString(36);
}

function modelText(
  { name, map, schema, id, fields, keys }: Model,
  hasSchemas: boolean,
  relations: readonly Relation[],
  models: ReadonlyMap<string, Model>,
): string {
  const isComposite = id.types.length > 1;
  const idMap = id.map === undefined ? "" : JSON.stringify(id.map);
  const lines = id.types.map((type, index) => {
    const own = isComposite ? "" : ` @id${idMap && `(map: ${idMap})`}`;
    const fallback = index === 0 && id.default !== undefined ? ` @default(${id.default})` : "";
    return typed(`id${index + 1}`, type, "", `${own}${fallback}`);
  });
  if (isComposite) {
    const names = id.types.map((_, index) => `id${index + 1}`).join(", ");
    lines.push(`@@id([${names}]${idMap && `, map: ${idMap}`})`);
  }
  for (const field of fields) {
    const rest = [
      ...(field.default === undefined ? [] : [`@default(${field.default})`]),
      ...(field.isUnique ? ["@unique"] : []),
      ...(field.map === undefined ? [] : [`@map(${JSON.stringify(field.map)})`]),
    ];
    lines.push(typed(field.name, field.type, field.arity, rest.map((part) => ` ${part}`).join("")));
  }
  for (const key of keys) lines.push(keyText(key));
  for (const relation of relations) lines.push(...relationLines(relation, name, models));
  return block("model", name, [...lines, ...blockAttributes(map, hasSchemas ? schema : undefined)]);
}

function typed(name: string, type: string, arity: string, rest: string): string {
  const [first = "", ...attributes] = type.split(/ (?=@)/);
  return [`${name} ${first}${arity}`, ...attributes].join(" ") + rest;
}

function keyText({ kind, fields, option, type, map, where }: Key): string {
  const [first = "", ...others] = fields;
  const list = [option === undefined ? first : `${first}(${option})`, ...others].join(", ");
  const rest = [
    ...(type === undefined ? [] : [`type: ${type}`]),
    ...(map === undefined ? [] : [`map: ${JSON.stringify(map)}`]),
    ...(where === undefined ? [] : [`where: ${where}`]),
  ];
  return `@@${kind}([${list}]${rest.map((part) => `, ${part}`).join("")})`;
}

function relationLines(relation: Relation, model: string, models: ReadonlyMap<string, Model>): readonly string[] {
  const { name, kind, from, to } = relation;
  const target = models.get(to);
  const forth = `${name}To`;
  const back = `${name}From`;
  const called = JSON.stringify(name);
  const lines: string[] = [];
  if (model === from && kind === "implicit") lines.push(`${forth} ${to}[] @relation(${called})`);
  if (model === from && kind !== "implicit" && target !== undefined) {
    const optional = relation.isRequired ? "" : "?";
    const columns = target.id.types.map((_, index) => `${name}Id${index + 1}`);
    for (const [index, type] of target.id.types.entries())
      lines.push(typed(columns[index] ?? "", type, optional, kind === "one" && columns.length === 1 ? " @unique" : ""));
    const references = target.id.types.map((_, index) => `id${index + 1}`);
    const rest = [
      ...(relation.onDelete === undefined ? [] : [`onDelete: ${relation.onDelete}`]),
      ...(relation.onUpdate === undefined ? [] : [`onUpdate: ${relation.onUpdate}`]),
      ...(relation.map === undefined ? [] : [`map: ${JSON.stringify(relation.map)}`]),
    ].map((part) => `, ${part}`);
    lines.push(
      `${forth} ${to}${optional} @relation(${called}, fields: [${columns.join(", ")}], references: [${references.join(", ")}]${rest.join("")})`,
    );
    if (kind === "one" && columns.length > 1) lines.push(`@@unique([${columns.join(", ")}])`);
    if (relation.isIndexed) lines.push(`@@index([${columns.join(", ")}])`);
  }
  if (model === to) lines.push(`${back} ${from}${kind === "one" ? "?" : "[]"} @relation(${called})`);
  return lines;
}

function blockAttributes(map: string | undefined, schema: string | undefined): readonly string[] {
  return [
    ...(map === undefined ? [] : [`@@map(${JSON.stringify(map)})`]),
    ...(schema === undefined ? [] : [`@@schema(${JSON.stringify(schema)})`]),
  ];
}

function block(keyword: string, name: string, lines: readonly string[]): string {
  return `${keyword} ${name} {\n${lines.map((line) => `  ${line}`).join("\n")}\n}\n`;
}

/** Two keys that do the same: Prisma's engine makes one of them, and which name it has is chance. */
export function hasTwins({ models }: SchemaModel): boolean {
  return models.some(({ keys, fields }) => {
    const ofKeys = keys.map((key) => [key.kind, key.type ?? "BTree", key.fields, key.option ?? "", key.where ?? ""]);
    const ofFields = fields.filter(({ isUnique }) => isUnique).map(({ name }) => ["unique", "BTree", [name], "", ""]);
    const all = [...ofKeys, ...ofFields].map((key) => JSON.stringify(key));
    return new Set(all).size < all.length;
  });
}
