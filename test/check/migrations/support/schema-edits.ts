/** A change of a schema, and the checks that are to find it. */
export interface Edit {
  readonly title: string;
  readonly models: string;
  readonly finds: readonly string[];
}

interface Column {
  readonly model: string;
  readonly line: string;
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  /** No key, index or relation names it. */
  readonly isPlain: boolean;
}

const SCALARS = "Int|BigInt|Float|Decimal|Boolean|String|DateTime|Bytes|Json";
const FIELD = new RegExp(`^ {2}(\\w+) +(${SCALARS})(\\?)?(?: |$)`);
/** Another type, into which not every value fits. */
const NARROWER: { readonly [type: string]: string } = {
  String: "Int",
  Float: "Int",
  DateTime: "Boolean",
  Bytes: "String",
  BigInt: "Int",
};

/** Many changes of the models, each for itself: to every model and column where it makes sense. */
export function editsOf(models: string): readonly Edit[] {
  const columns = columnsOf(models);
  const names = [...models.matchAll(/^model (\w+)/gm)].map(([, name = ""]) => name);
  return [
    ...names.flatMap((name) => ofModel(models, name)),
    ...columns.flatMap((one) => ofColumn(models, one)),
    ...others(models),
  ];
}

function columnsOf(models: string): readonly Column[] {
  return models.split(/^(?=model )/m).flatMap((block) => {
    const [, model = ""] = /^model (\w+)/.exec(block) ?? [];
    const keys = [...block.matchAll(/(?:@@\w+|fields: )\(?\[([^\]]*)\]/g)].map(([, list = ""]) => list).join();
    return block.split("\n").flatMap((line): Column[] => {
      const [, name, type, optional] = FIELD.exec(line) ?? [];
      if (name === undefined || type === undefined) return [];
      const isPlain = !/@id|@unique/.test(line) && !new RegExp(`\\b${name}\\b`).test(keys);
      return [{ model, line, name, type, isOptional: optional === "?", isPlain }];
    });
  });
}

function ofModel(models: string, model: string): readonly Edit[] {
  const add = (title: string, finds: readonly string[], ...lines: readonly string[]): Edit => ({
    title: `${model}: ${title}`,
    models: models.replace(`model ${model} {`, [`model ${model} {`, ...lines].join("\n")),
    finds,
  });
  return [
    add("an optional column", [], "  added String?"),
    add("an optional number that is unique", [], "  added Int? @unique"),
    add("a column with a default", [], "  added Int @default(7)"),
    add("a column with the time as default", [], "  added DateTime @default(now())"),
    add("an optional column with an index", [], "  added DateTime?", "  @@index([added])"),
    add("a required column", ["MIG005"], "  added String"),
    add("a required column that the client fills", ["MIG005"], "  added DateTime @updatedAt"),
  ];
}

function ofColumn(models: string, { model, line, name, type, isOptional, isPlain }: Column): readonly Edit[] {
  if (!isPlain) return [];
  const start = models.indexOf(`model ${model} `);
  const edit = (title: string, next: string, finds: readonly string[]): Edit => ({
    title: `${model}.${name}: ${title}`,
    models: models.slice(0, start) + models.slice(start).replace(`${line}\n`, next),
    finds,
  });
  const narrower = NARROWER[type];
  const withoutDefault = line.replace(/ @default\((?:"[^"]*"|\w+\(\)|\w+)\)/, "");
  return [
    edit("dropped", "", ["MIG001"]),
    edit("unique", `${line} @unique\n`, ["MIG006"]),
    edit("indexed", `${line}\n  @@index([${name}])\n`, []),
    isOptional
      ? edit("required", `${line.replace("?", "")}\n`, ["MIG005"])
      : edit("optional", `${line.replace(type, `${type}?`)}\n`, []),
    ...(narrower === undefined
      ? []
      : [edit("of another type", `${withoutDefault.replace(type, narrower)}\n`, ["MIG004"])]),
    ...(type === "Int" ? [edit("a BigInt", `${line.replace("Int", "BigInt")}\n`, [])] : []),
    ...(withoutDefault === line ? [] : [edit("without its default", `${withoutDefault}\n`, [])]),
  ];
}

function others(models: string): readonly Edit[] {
  const without = (model: string, text: string): string =>
    text
      .replace(new RegExp(`^model ${model} [^}]*}\\n`, "m"), "")
      .replaceAll(new RegExp(`^ +\\w+ +${model}\\[\\]\\n`, "gm"), "");
  return [
    { title: "a table", models: `${models}model Tag {\n  name String @id\n}\n`, finds: [] },
    {
      title: "a table that refers to one",
      models: `${models.replace("lines ", "notes Note[]\n  lines ")}model Note {
  id      Int    @id @default(autoincrement())
  text    String
  order   Order  @relation(fields: [orderId], references: [id])
  orderId String

  @@index([orderId])
}
`,
      finds: [],
    },
    { title: "a table dropped", models: without("Line", models), finds: ["MIG002"] },
    { title: "another name of a table", models: models.replace('"Order line"', '"OrderLine"'), finds: ["MIG002"] },
    { title: "another action", models: models.replace("onDelete: Cascade", "onDelete: Restrict"), finds: [] },
    { title: "an index less", models: models.replace("  @@index([customerId, number])\n", ""), finds: [] },
  ];
}
