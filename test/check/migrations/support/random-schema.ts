import fc from "fast-check";
import type { EnumModel, Field, Id, Key, Model, Relation, SchemaModel } from "./schema-model.js";

/** Takes values from fast-check, so that a failure shrinks. */
export class Random {
  #count = 0;

  constructor(readonly take: fc.GeneratorValue) {}

  one<Value>(values: readonly Value[]): Value {
    return this.take(fc.constantFrom<Value[]>, ...values);
  }

  /** At most that many different ones, in their order. */
  some<Value>(values: readonly Value[], maxLength = values.length): Value[] {
    return this.take(fc.subarray<Value>, [...values], {
      minLength: Math.min(1, values.length),
      maxLength: Math.min(maxLength, values.length),
    });
  }

  number(min: number, max: number): number {
    return this.take(fc.integer, { min, max });
  }

  /** One time in some. */
  chance(times: number): boolean {
    return this.number(1, times) === times;
  }

  /** A name that was not there before. */
  fresh(prefix: string): string {
    return `${prefix}${++this.#count}`;
  }

  maybe<Name extends string, Value>(
    name: Name,
    times: number,
    value: () => Value | undefined,
  ): { [Key in Name]?: Value } {
    const found = this.chance(times) ? value() : undefined;
    const one: { [Key in Name]?: Value } = {};
    if (found !== undefined) one[name] = found;
    return one;
  }
}

/** Without quotes: Prisma's engine writes them into SQL as they are, which no database reads. */
const ODD = ["user id", "Straße", "UPPER", "select", "a.b", "x-y", "日本", "semi;colon", "$1", "back\\slash"];

/** A type with its attribute, and defaults that it takes. */
export const TYPES: { readonly [type: string]: readonly string[] } = {
  Int: ["0", "42", "-7", "autoincrement()", 'dbgenerated("1 + 2")'],
  "Int @db.SmallInt": ["1", "-2"],
  "Int @db.Integer": ["3"],
  "Int @db.Oid": ["3"],
  BigInt: ["0", "9007199254740993", "autoincrement()"],
  Float: ["0", "1.5", "-0.25", "1e3"],
  "Float @db.Real": ["0.5"],
  "Float @db.DoublePrecision": ["2"],
  Decimal: ["0", "1.50", "-12.345"],
  "Decimal @db.Decimal(10, 2)": ["0.00", "9.99"],
  "Decimal @db.Decimal(12, 0)": ["7"],
  "Decimal @db.Money": ["1.5"],
  Boolean: ["true", "false"],
  String: [
    '""',
    '"it\'s"',
    '"a;b"',
    '"42"',
    '"{}"',
    '"line\\nbreak"',
    '"back\\\\slash"',
    "uuid()",
    "cuid()",
    'dbgenerated("gen_random_uuid()::text")',
    "dbgenerated(\"lower('ABC')\")",
    'dbgenerated("CURRENT_USER")',
  ],
  "String @db.VarChar(20)": ['"x"', "dbgenerated(\"'abc'\")"],
  "String @db.VarChar(191)": ['"y"'],
  "String @db.VarChar": ['"z"'],
  "String @db.Char(3)": ['"abc"'],
  "String @db.Uuid": ['dbgenerated("gen_random_uuid()")', "uuid(7)"],
  "String @db.Inet": ['"127.0.0.1"'],
  "String @db.Xml": ['"<a/>"'],
  "String @db.Bit(4)": ["dbgenerated(\"B'1010'\")"],
  "String @db.VarBit(8)": [],
  "String @db.VarBit": [],
  "String @db.Citext": ['"c"'],
  DateTime: ["now()", "dbgenerated(\"now() + '1 day'::interval\")"],
  "DateTime @db.Timestamp(0)": ["now()"],
  "DateTime @db.Timestamp(6)": ["now()", "dbgenerated(\"timezone('utc', now())\")"],
  "DateTime @db.Timestamptz(3)": ["now()"],
  "DateTime @db.Timestamptz(6)": ["now()"],
  "DateTime @db.Date": ["now()", 'dbgenerated("CURRENT_DATE")'],
  "DateTime @db.Time(6)": ["now()"],
  "DateTime @db.Timetz(3)": [],
  Json: ['"{}"', '"[1, 2]"', '"{\\"a\\": \\"it\'s\\"}"'],
  "Json @db.Json": ['"{}"'],
  Bytes: ['"AQID"'],
  'Unsupported("tsvector")': [],
  'Unsupported("point")': ["dbgenerated(\"'(1,2)'::point\")"],
  'Unsupported("numrange")': [],
  'Unsupported("interval")': [],
};
export const LIST_DEFAULTS: { readonly [type: string]: readonly string[] } = {
  Int: ["[]", "[1, 2]", "[-1]"],
  String: ["[]", '["a", "it\'s"]', '["a,b", "{}"]'],
  Boolean: ["[true, false]"],
  DateTime: ["[]"],
  Json: ['["{}"]'],
  Float: ["[1.5]"],
};
const TYPE_NAMES = Object.keys(TYPES);
const ID_TYPES: readonly Id["types"][] = [
  ["Int"],
  ["Int"],
  ["BigInt"],
  ["String"],
  ["String @db.Uuid"],
  ["String @db.VarChar(30)"],
  ["Int", "String"],
  ["String", "Int @db.SmallInt"],
];
const ID_DEFAULTS: { readonly [type: string]: readonly string[] } = {
  Int: ["autoincrement()", "autoincrement()"],
  BigInt: ["autoincrement()"],
  String: ["cuid()", "uuid()", "nanoid()", "ulid()"],
  "String @db.Uuid": ["uuid()", 'dbgenerated("gen_random_uuid()")'],
};
const SCHEMAS = ["public", "audit", "Odd schema"];
const ACTIONS = ["Cascade", "Restrict", "NoAction", "SetNull", "SetDefault"];

export function randomSchema(random: Random): SchemaModel {
  const hasSchemas = random.chance(4);
  let schema: SchemaModel = { hasSchemas, models: [], enums: [], relations: [] };
  if (random.chance(2)) schema = { ...schema, enums: [enumModel(random, schema)] };
  const count = random.number(1, 4);
  for (let index = 0; index < count; index++) schema = withModel(random, schema);
  const relations = random.number(0, 3);
  for (let index = 0; index < relations; index++) schema = withRelation(random, schema);
  return schema;
}

function schemaName(random: Random, { hasSchemas }: SchemaModel): string {
  return hasSchemas ? random.one(SCHEMAS) : "public";
}

function oddName(random: Random, prefix: string): string {
  return random.chance(2) ? random.fresh(`${prefix}_`) : `${random.one(ODD)}${random.fresh("")}`;
}

function enumModel(random: Random, schema: SchemaModel): EnumModel {
  return {
    name: random.fresh("Mood"),
    ...random.maybe("map", 4, () => oddName(random, "mood")),
    schema: schemaName(random, schema),
    values: ["GOOD", "BAD", ...(random.chance(2) ? [] : [random.one(ODD)])],
  };
}

function withModel(random: Random, schema: SchemaModel): SchemaModel {
  const types = random.one(ID_TYPES);
  const model: Model = {
    name: random.fresh("Model"),
    ...random.maybe("map", 4, () => oddName(random, "table")),
    schema: schemaName(random, schema),
    id: {
      types,
      ...random.maybe("default", 1, () => (types.length > 1 ? undefined : idDefault(random, types))),
      ...random.maybe("map", 6, () => oddName(random, "pk")),
    },
    fields: [],
    keys: [],
  };
  let filled = model;
  const fields = random.number(0, 5);
  for (let index = 0; index < fields; index++) filled = withField(random, schema, filled);
  const keys = random.number(0, 2);
  for (let index = 0; index < keys; index++) filled = withKey(random, filled);
  return { ...schema, models: [...schema.models, filled] };
}

function idDefault(random: Random, [type = ""]: Id["types"]): string | undefined {
  const defaults = ID_DEFAULTS[type] ?? [];
  return defaults.length === 0 ? undefined : random.one(defaults);
}

function withField(random: Random, schema: SchemaModel, model: Model): Model {
  return { ...model, fields: [...model.fields, field(random, schema)] };
}

function field(random: Random, schema: SchemaModel): Field {
  const ofEnum = schema.enums.length > 0 && random.chance(4);
  const type = ofEnum ? random.one(schema.enums).name : random.one(TYPE_NAMES);
  const arity = random.one<Field["arity"]>(["", "", "?", "[]"]);
  return {
    name: random.fresh("field"),
    type,
    arity,
    ...random.maybe("default", 2, () => fallback(random, schema, type, arity)),
    ...random.maybe("map", 4, () => oddName(random, "column")),
    isUnique: arity !== "[]" && /^(Int|BigInt|String|DateTime)$/.test(type) && random.chance(4),
  };
}

function fallback(random: Random, schema: SchemaModel, type: string, arity: Field["arity"]): string | undefined {
  const values = schema.enums
    .find(({ name }) => name === type)
    ?.values.filter((value) => /^\w+$/.test(value) && value.toUpperCase() === value);
  const lists = LIST_DEFAULTS[type] ?? (values === undefined ? [] : ["[]", `[${values[0] ?? ""}]`]);
  const choices = arity === "[]" ? lists : (values ?? TYPES[type] ?? []);
  const possible = arity === "?" ? choices.filter((one) => one !== "autoincrement()") : choices;
  return possible.length === 0 ? undefined : random.one(possible);
}

const KEYED = /^(Int|BigInt|String|Float|Decimal|DateTime|Boolean)\b/;

function withKey(random: Random, model: Model): Model {
  const lists = model.fields.filter(({ arity }) => arity === "[]");
  if (lists.length > 0 && random.chance(4)) {
    const key: Key = { kind: "index", fields: [random.one(lists).name], type: "Gin" };
    return { ...model, keys: [...model.keys, key] };
  }
  const json = model.fields.find(({ type, arity }) => type === "Json" && arity !== "[]");
  if (json !== undefined && random.chance(2)) {
    const key: Key = {
      kind: "index",
      fields: [json.name],
      type: "Gin",
      ...random.maybe("option", 2, () => "ops: JsonbPathOps"),
    };
    return { ...model, keys: [...model.keys, key] };
  }
  const plain = model.fields.filter(({ type, arity }) => arity !== "[]" && KEYED.test(type) && !/Xml|Json/.test(type));
  const [first, ...others] = random.some(["id1", ...plain.map(({ name }) => name)], 3);
  if (first === undefined) return model;
  const kind = random.one<Key["kind"]>(["index", "index", "unique"]);
  const shape = random.number(1, 8);
  const type =
    kind === "unique" ? undefined : shape === 1 ? "Hash" : shape === 2 ? "Brin" : shape === 3 ? "BTree" : undefined;
  const isOrdered = type === undefined || type === "BTree";
  const textual = plain.find(({ name, type: of }) => name === first && of === "String") !== undefined;
  const option =
    isOrdered && random.chance(3)
      ? "sort: Desc"
      : textual && isOrdered && random.chance(4)
        ? 'ops: raw("text_pattern_ops")'
        : undefined;
  const key: Key = {
    kind,
    fields: type === "Hash" ? [first] : [first, ...others],
    ...(option === undefined ? {} : { option }),
    ...(type === undefined ? {} : { type }),
    ...random.maybe("map", 3, () => oddName(random, "key")),
    ...random.maybe("where", 8, () => `raw("\\"id1\\" IS NOT NULL")`),
  };
  return { ...model, keys: [...model.keys, key] };
}

function withRelation(random: Random, schema: SchemaModel): SchemaModel {
  const from = random.one(schema.models);
  const to = random.one(schema.models);
  const kinds: readonly Relation["kind"][] =
    from.id.types.length === 1 && to.id.types.length === 1 ? ["many", "many", "one", "implicit"] : ["many", "one"];
  const relation: Relation = {
    name: random.fresh("rel"),
    kind: random.one(kinds),
    from: from.name,
    to: to.name,
    isRequired: random.chance(2) && from.name !== to.name,
    ...actions(random),
    ...random.maybe("map", 5, () => oddName(random, "fk")),
    isIndexed: random.chance(3),
  };
  return { ...schema, relations: [...schema.relations, relation] };
}

function actions(random: Random): Pick<Relation, "onDelete" | "onUpdate"> {
  return {
    ...random.maybe("onDelete", 2, () => random.one(ACTIONS)),
    ...random.maybe("onUpdate", 3, () => random.one(ACTIONS)),
  };
}

type Edit = (random: Random, schema: SchemaModel) => SchemaModel;

/** An edit as a developer makes it between two migrations. It may give a schema that Prisma refuses. */
export function edited(random: Random, schema: SchemaModel): SchemaModel {
  const edit = EDITS[random.number(0, EDITS.length - 1)];
  return edit === undefined ? schema : edit(random, schema);
}

const EDITS: readonly Edit[] = [
  withModel,
  withRelation,
  (random, schema) => (schema.models.length > 1 ? withoutModel(schema, random.one(schema.models).name) : schema),
  onModel((random, model, schema) => withField(random, schema, model)),
  onModel((random, model, schema) => withField(random, schema, model)),
  onModel(withKey),
  onModel(withKey),
  onModel((random, model) => (model.fields.length === 0 ? model : withoutField(model, random.one(model.fields).name))),
  onModel((random, model) => ({
    ...model,
    keys: model.keys.filter((_, index) => index !== random.number(0, model.keys.length - 1)),
  })),
  onModel((random, { map: _, ...model }) => ({ ...model, ...random.maybe("map", 2, () => oddName(random, "table")) })),
  onModel((random, model, schema) => {
    // Prisma drops the table that is to move without the foreign keys to it, and no database does that.
    const isReferredTo = schema.relations.some(({ from, to }) => from === model.name || to === model.name);
    return isReferredTo ? model : { ...model, schema: schemaName(random, schema) };
  }),
  onModel((random, { id: { map: _, ...id }, ...model }) => ({
    ...model,
    id: { ...id, ...random.maybe("map", 2, () => oddName(random, "pk")) },
  })),
  onModel((random, model) => {
    const types = random.one(ID_TYPES);
    return {
      ...model,
      id: { types, ...random.maybe("default", 2, () => (types.length > 1 ? undefined : idDefault(random, types))) },
    };
  }),
  onField((random, one, schema) => {
    const { default: _, ...other } = field(random, schema);
    return { ...other, name: one.name, ...(one.map === undefined ? {} : { map: one.map }) };
  }),
  onField((random, one) => {
    // Among the types of one kind: VARCHAR(20) after VARCHAR(191).
    const [kind = ""] = one.type.split(" ");
    const { default: _, ...rest } = one;
    return { ...rest, type: random.one([one.type, ...TYPE_NAMES.filter((type) => type.split(" ")[0] === kind)]) };
  }),
  onField((_, { default: fallback, ...one }) => ({
    ...one,
    arity: one.arity === "" ? "?" : "",
    // SERIAL is NOT NULL, so that an optional field with it never is what the schema says.
    ...(fallback === undefined || fallback === "autoincrement()" || one.arity === "[]" ? {} : { default: fallback }),
  })),
  onField((random, one, schema) => {
    const { default: _, ...rest } = one;
    return { ...rest, ...random.maybe("default", 1, () => fallback(random, schema, one.type, one.arity)) };
  }),
  onField((_, { default: __, ...one }) => one),
  onField((_, one) => ({ ...one, isUnique: !one.isUnique })),
  onField((random, { map: _, ...one }) => ({ ...one, ...random.maybe("map", 2, () => oddName(random, "column")) })),
  (random, schema) => ({ ...schema, enums: [...schema.enums, enumModel(random, schema)] }),
  onEnum((random, one) => ({
    ...one,
    values: [...one.values, random.chance(2) ? random.fresh("V") : random.one(ODD)],
  })),
  onEnum((_, one) => ({ ...one, values: one.values.slice(0, -1) })),
  onEnum((random, { map: _, ...one }) => ({ ...one, ...random.maybe("map", 2, () => oddName(random, "mood")) })),
  onEnum((random, one, schema) => ({ ...one, schema: schemaName(random, schema) })),
  (random, schema) => {
    if (schema.enums.length === 0) return schema;
    const { name } = random.one(schema.enums);
    const models = schema.models.map((model) =>
      model.fields.filter(({ type }) => type === name).reduce((all, one) => withoutField(all, one.name), model),
    );
    return { ...schema, models, enums: schema.enums.filter((one) => one.name !== name) };
  },
  onRelation((random, { onDelete: _, onUpdate: __, ...one }) => ({ ...one, ...actions(random) })),
  onRelation((random, { map: _, ...one }) => ({ ...one, ...random.maybe("map", 2, () => oddName(random, "fk")) })),
  onRelation((_, one) => ({ ...one, isRequired: !one.isRequired })),
  onRelation((_, one) => ({ ...one, isIndexed: !one.isIndexed })),
  onRelation((random, one) => ({ ...one, kind: random.one<Relation["kind"]>(["many", "one", "implicit"]) })),
  (random, schema) => ({
    ...schema,
    relations: schema.relations.filter((_, index) => index !== random.number(0, schema.relations.length - 1)),
  }),
];

function onModel(edit: (random: Random, model: Model, schema: SchemaModel) => Model): Edit {
  return (random, schema) => {
    const index = random.number(0, schema.models.length - 1);
    return {
      ...schema,
      models: schema.models.map((model, place) => (place === index ? edit(random, model, schema) : model)),
    };
  };
}

function onField(edit: (random: Random, field: Field, schema: SchemaModel) => Field): Edit {
  return onModel((random, model, schema) => {
    if (model.fields.length === 0) return model;
    const index = random.number(0, model.fields.length - 1);
    return { ...model, fields: model.fields.map((one, place) => (place === index ? edit(random, one, schema) : one)) };
  });
}

function onEnum(edit: (random: Random, one: EnumModel, schema: SchemaModel) => EnumModel): Edit {
  return (random, schema) => {
    if (schema.enums.length === 0) return schema;
    const index = random.number(0, schema.enums.length - 1);
    return { ...schema, enums: schema.enums.map((one, place) => (place === index ? edit(random, one, schema) : one)) };
  };
}

function onRelation(edit: (random: Random, one: Relation, schema: SchemaModel) => Relation): Edit {
  return (random, schema) => {
    if (schema.relations.length === 0) return schema;
    const index = random.number(0, schema.relations.length - 1);
    return {
      ...schema,
      relations: schema.relations.map((one, place) => (place === index ? edit(random, one, schema) : one)),
    };
  };
}

function withoutField(model: Model, name: string): Model {
  return {
    ...model,
    fields: model.fields.filter((one) => one.name !== name),
    keys: model.keys.filter(({ fields }) => !fields.includes(name)),
  };
}

function withoutModel(schema: SchemaModel, name: string): SchemaModel {
  return {
    ...schema,
    models: schema.models.filter((model) => model.name !== name),
    relations: schema.relations.filter(({ from, to }) => from !== name && to !== name),
  };
}
