import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import check from "../../../src/check/repository/checks/REPO012-generated-in-step/check.js";
import { runCase } from "../support/run-case.js";

const shop = fileURLToPath(new URL("../../../examples/shop/", import.meta.url));
const SCHEMA = "prisma/schema.prisma";

it("what prisma generate has written for examples/shop is in step with its schema", async () => {
  const outcome = await runCase(check, { why: "", history: [], files: shopFiles() });
  expect(outcome).toEqual({ kind: "looked", evidence: "12 files of client and 1 file of hardening", findings: [] });
});

it("and is not with a field more", async () => {
  const files = shopFiles();
  const schema = (files[SCHEMA] ?? "").replace("model Product {", "model Product {\n  colour String?");
  const outcome = await runCase(check, { why: "", history: [], files: { ...files, [SCHEMA]: schema } });
  const findings = outcome.kind === "looked" ? outcome.findings : [];
  expect(findings.map(({ subject, seen }) => [subject, seen])).toEqual([
    ["generated/client/internal/class.ts", "the client was made from another schema: model Product differs"],
    [
      "generated/hardening/models.ts",
      expect.stringContaining("is not what prisma-hardening-generator writes") as string,
    ],
  ]);
});

/** The schema and what is generated, by path. */
function shopFiles(): { readonly [path: string]: string } {
  const generated = readdirSync(path.join(shop, "generated"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => path.relative(shop, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  return Object.fromEntries([SCHEMA, ...generated].map((name) => [name, readFileSync(path.join(shop, name), "utf8")]));
}
