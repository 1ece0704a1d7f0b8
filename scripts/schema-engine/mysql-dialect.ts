/**
 * Prisma's schema engine on npm speaks PostgreSQL and SQLite, not MySQL. This turns the PostgreSQL statements that it
 * writes into what Prisma's own engine would make for MySQL, and refuses a column type that it does not know.
 */
export function toMysql(postgresDdl: string): string {
  const enums = new Map<string, string>();
  const withoutEnums = postgresDdl.replace(
    /^-- CreateEnum\nCREATE TYPE "(\w+)" AS (ENUM \([^;]*\));\n*/gm,
    (_statement, name: string, values: string) => {
      enums.set(name, values);
      return "";
    },
  );
  return withoutEnums
    .split("\n")
    .map((line) => (line.startsWith('    "') ? column(line, enums) : line))
    .join("\n")
    .replace(/"(\w+)"/g, "`$1`");
}

const COLUMN = /^ {4}"(\w+)" ("\w+"|DOUBLE PRECISION|\w+(?:\([\d,]+\))?)(\[\])?(.*)$/;

const TYPES: Readonly<Record<string, string>> = {
  TEXT: "VARCHAR(191)",
  BOOLEAN: "BOOLEAN",
  INTEGER: "INTEGER",
  BIGINT: "BIGINT",
  SERIAL: "INTEGER AUTO_INCREMENT",
  BIGSERIAL: "BIGINT AUTO_INCREMENT",
  "DOUBLE PRECISION": "DOUBLE",
  "DECIMAL(65,30)": "DECIMAL(65,30)",
  "TIMESTAMP(3)": "DATETIME(3)",
  JSONB: "JSON",
  BYTEA: "LONGBLOB",
};

function column(line: string, enums: ReadonlyMap<string, string>): string {
  const [, name = "", type = "", isList, rest = ""] = COLUMN.exec(line) ?? [];
  const mysqlType = type.startsWith('"') ? enums.get(type.slice(1, -1)) : TYPES[type];
  if (mysqlType === undefined || isList !== undefined) {
    throw new Error(`No MySQL column is known for this PostgreSQL one: ${line.trim()}`);
  }
  return `    "${name}" ${mysqlType}${rest.replace("CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP(3)")}`;
}
