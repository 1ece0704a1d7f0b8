import fc from "fast-check";

interface FieldKind {
  readonly type: string;
  /** Attributes of which one is taken. */
  readonly natives: readonly string[];
  readonly defaults: readonly string[];
}

const POSTGRES_FIELDS: readonly FieldKind[] = [
  {
    type: "String",
    natives: ["", "@db.VarChar(40)", "@db.Text", "@db.Char(3)", "@db.Uuid"],
    defaults: ["", '@default("it\'s")', '@default("")'],
  },
  { type: "String", natives: [""], defaults: ["@default(uuid())", "@default(cuid())"] },
  { type: "String", natives: ["@db.Uuid"], defaults: ['@default(dbgenerated("gen_random_uuid()"))'] },
  { type: "Int", natives: ["", "@db.SmallInt"], defaults: ["", "@default(0)", "@default(-7)"] },
  { type: "Int", natives: [""], defaults: ["@default(autoincrement())"] },
  { type: "BigInt", natives: [""], defaults: ["", "@default(12)"] },
  { type: "Float", natives: ["", "@db.Real"], defaults: ["", "@default(0.5)", "@default(1)"] },
  { type: "Decimal", natives: ["", "@db.Decimal(8, 2)", "@db.Money"], defaults: ["", "@default(1.50)"] },
  { type: "Boolean", natives: [""], defaults: ["", "@default(true)", "@default(false)"] },
  {
    type: "DateTime",
    natives: ["", "@db.Timestamptz(3)", "@db.Timestamptz", "@db.Timestamp(0)"],
    defaults: ["", "@default(now())", "@updatedAt"],
  },
  { type: "DateTime", natives: ["@db.Date", "@db.Time(3)"], defaults: ["", "@default(now())"] },
  { type: "Json", natives: ["", "@db.Json"], defaults: ["", '@default("{}")'] },
  { type: "Bytes", natives: [""], defaults: [""] },
  { type: "Mood", natives: [""], defaults: ["", "@default(GOOD)"] },
];

const SQLITE_FIELDS: readonly FieldKind[] = POSTGRES_FIELDS.map((kind) => ({
  ...kind,
  natives: [""],
  defaults: kind.defaults.filter((text) => !/dbgenerated|autoincrement/.test(text)),
})).filter(({ defaults }) => defaults.length > 0);

export type RandomProvider = "postgresql" | "sqlite";

/** A schema of up to four models, which may refer to one another; models and fields have few names, so that two schemas share some. */
export function randomSchema(provider: RandomProvider): fc.Arbitrary<string> {
  const models = fc.uniqueArray(fc.constantFrom("User", "Post", "Tag", "Visit"), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(models, fc.array(fc.nat({ max: 0x7fffffff }), { minLength: 400, maxLength: 400 }))
    .map(([names, numbers]) => schemaText(provider, names, choices(numbers)));
}

type Choose = (below: number) => number;

function choices(numbers: readonly number[]): Choose {
  let index = 0;
  return (below) => (numbers[index++ % numbers.length] ?? 0) % below;
}

const FIELD_NAMES = ["alpha", "beta", "gamma", "delta", "omega"];

function schemaText(provider: RandomProvider, names: readonly string[], choose: Choose): string {
  const lines = new Map<string, string[]>(names.map((name) => [name, ownLines(provider, name, choose)]));
  for (const from of names) for (const to of names) if (choose(4) === 0) relate(lines, from, to, choose);
  const blocks = [...lines].map(([name, own]) => `model ${name} {\n  ${own.join("\n  ")}\n}\n`);
  const moods = ["GOOD", "BAD", "SO_SO"].slice(0, 1 + choose(3));
  const mapped = choose(4) === 0 ? '\n  @@map("moods")' : "";
  blocks.push(`enum Mood {\n  ${moods.join("\n  ")}${mapped}\n}\n`);
  return [`datasource db {\n  provider = "${provider}"\n}\n`, ...blocks].join("\n");
}

function ownLines(provider: RandomProvider, model: string, choose: Choose): string[] {
  const lines = [["id Int @id @default(autoincrement())", "id String @id @default(uuid())", "id Int @id"][choose(3)] ?? ""];
  const kinds = provider === "sqlite" ? SQLITE_FIELDS : POSTGRES_FIELDS;
  const indexed: string[] = [];
  for (const name of FIELD_NAMES) {
    if (choose(3) === 0) continue;
    const kind = kinds[choose(kinds.length)];
    if (kind === undefined) continue;
    const native = kind.natives[choose(kind.natives.length)] ?? "";
    const fallback = kind.defaults[choose(kind.defaults.length)] ?? "";
    const isList = provider === "postgresql" && choose(8) === 0;
    const isNumbered = fallback.includes("autoincrement");
    const arity = isList ? "[]" : !isNumbered && choose(3) === 0 ? "?" : "";
    const isPlain = !isList && !/Json|Bytes/.test(kind.type);
    const unique = isPlain && choose(6) === 0 ? "@unique" : "";
    const map = choose(6) === 0 ? `@map("${name}_column")` : "";
    lines.push([`${name} ${kind.type}${arity}`, native, isList ? "" : fallback, unique, map].filter(Boolean).join(" "));
    if (isPlain) indexed.push(name);
  }
  const [first, second] = indexed;
  if (first !== undefined && choose(2) === 0) {
    const hash = provider === "postgresql" && choose(3) === 0 ? ", type: Hash" : "";
    lines.push(`@@index([${first}]${hash})`);
  }
  if (first !== undefined && second !== undefined) {
    if (choose(3) === 0) lines.push(`@@unique([${first}, ${second}]${choose(2) === 0 ? `, map: "${model}_both"` : ""})`);
    if (choose(3) === 0) lines.push(`@@index([${second}, ${first}(sort: Desc)])`);
  }
  if (choose(5) === 0) lines.push(`@@map("${model.toLowerCase()}s")`);
  return lines;
}

const ACTIONS = ["", ", onDelete: Cascade", ", onDelete: Restrict", ", onDelete: NoAction, onUpdate: NoAction"];

function relate(lines: Map<string, string[]>, from: string, to: string, choose: Choose): void {
  const [own, other] = [lines.get(from), lines.get(to)];
  if (own === undefined || other === undefined) return;
  const name = `${from}To${to}`;
  if (from !== to && choose(4) === 0) {
    own.push(`many${to} ${to}[] @relation("many${name}")`);
    other.push(`back${from} ${from}[] @relation("many${name}")`);
    return;
  }
  const key = other[0]?.includes("String") === true ? "String" : "Int";
  const optional = choose(2) === 0 || from === to ? "?" : "";
  const unique = choose(4) === 0;
  const action = from === to ? ", onDelete: NoAction, onUpdate: NoAction" : ACTIONS[choose(ACTIONS.length)] ?? "";
  own.push(`one${to} ${to}${optional} @relation("${name}", fields: [one${to}Id], references: [id]${action})`);
  own.push(`one${to}Id ${key}${optional}${unique ? " @unique" : ""}`);
  other.push(`all${from} ${from}${unique ? "?" : "[]"} @relation("${name}")`);
}
