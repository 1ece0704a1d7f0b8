/** The generator block that reads the soft-delete fields of a schema. `isActive` alone need not be said. */
export function generatorBlock(fields: readonly string[], output: string, format: "ts" | "js" = "ts"): string {
  const [field = "isActive"] = fields;
  const list = fields.length > 1 ? `[${fields.map((name) => `"${name}"`).join(", ")}]` : `"${field}"`;
  const lines = [`provider = "prisma-hardening-generator"`, `output   = "${output}"`];
  if (list !== '"isActive"') lines.push(`field    = ${list}`);
  if (format === "js") lines.push(`format   = "js"`);
  return `generator hardening {\n${lines.map((line) => `  ${line}\n`).join("")}}`;
}
