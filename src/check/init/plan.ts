import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readSchemaText } from "../../model-map/read-schema-text.js";
import { readSchema } from "../../model-map/schema.js";
import type { SchemaFile } from "../../model-map/schema-text.js";
import { datamodelOf } from "../../prisma-schema/datamodel.js";
import { findSchemas, schemaFilesIn } from "../../prisma-schema/find-schema.js";
import { hardeningBlockOf } from "../../prisma-schema/listed-fields.js";
import { relativeTo } from "../project/relative.js";
import { generatorBlock } from "../schema/generator-block.js";
import { softDeleteFieldsIn } from "../schema/soft-delete-fields.js";
import { eslintConfigFor } from "./eslint-config.js";
import { configText, eslintText, legacyEslintText } from "./texts.js";

/** One thing that `init` would do, or say. */
export type Step =
  /** A file that is not there yet. */
  | { readonly kind: "create"; readonly file: string; readonly text: string; readonly purpose: string }
  /** Lines at the end of a file that is there. */
  | { readonly kind: "append"; readonly file: string; readonly text: string; readonly purpose: string }
  /** What is there is left as it is; a person may want to add the lines. */
  | { readonly kind: "keep"; readonly file: string; readonly reason: string; readonly text?: string };

const CONFIG = /^hardening\.config\.[cm]?[jt]s$/;

/** What `init` would do in a folder. Nothing is written. */
export function planInit(root: string): readonly Step[] {
  const names = readdirSync(root);
  const hasTypeScript = names.some((name) => /^tsconfig(?:\.\w+)?\.json$/.test(name));
  return [configStep(names, hasTypeScript), eslintStep(root, hasTypeScript), ...generatorSteps(root, hasTypeScript)];
}

function configStep(names: readonly string[], hasTypeScript: boolean): Step {
  const present = names.find((name) => CONFIG.test(name));
  if (present !== undefined) return { kind: "keep", file: present, reason: "it is there" };
  const file = hasTypeScript ? "hardening.config.ts" : "hardening.config.mjs";
  return {
    kind: "create",
    file,
    text: configText(),
    purpose: "the gate's configuration, with every section as a comment",
  };
}

function eslintStep(root: string, hasTypeScript: boolean): Step {
  const present = eslintConfigFor(root);
  if (present !== undefined) {
    if (readFileSync(path.join(root, present.file), "utf8").includes("prisma-hardening")) {
      return { kind: "keep", file: present.file, reason: "it has the plugin" };
    }
    const text = present.isFlat ? eslintText(hasTypeScript) : legacyEslintText();
    return { kind: "keep", file: present.file, reason: "it is there; these lines belong in it", text };
  }
  const file = "eslint.config.mjs";
  return { kind: "create", file, text: eslintText(hasTypeScript), purpose: "the linter with the recommended rules" };
}

function generatorSteps(root: string, hasTypeScript: boolean): readonly Step[] {
  const [place] = findSchemas(root);
  if (place === undefined) {
    return [{ kind: "keep", file: "schema.prisma", reason: "there is none; prisma init writes one" }];
  }
  const files = schemaFilesIn(place).map((file) => ({ path: file, text: readFileSync(file, "utf8") }));
  const text = readSchemaText(files);
  const own = hardeningBlockOf(text);
  if (own !== undefined) {
    return [{ kind: "keep", file: relativeTo(root, own.file), reason: `it has the generator ${own.name}` }];
  }
  const home = text.blocks.find(({ keyword }) => keyword === "generator")?.file ?? files[0]?.path;
  if (home === undefined) return [];
  const generated = existsSync(path.join(root, "src")) ? "src/generated/hardening" : "generated/hardening";
  const output = relativeTo(path.dirname(home), path.join(root, generated));
  const block = generatorBlock(
    fieldsIn(files),
    output.startsWith(".") ? output : `./${output}`,
    hasTypeScript ? "ts" : "js",
  );
  const purpose = "the generator of `models`, which hardening({ models }) wants";
  return [{ kind: "append", file: relativeTo(root, home), text: `\n${block}\n`, purpose }];
}

/** The soft-delete fields that the models seem to have; a schema that cannot be read gets the default. */
function fieldsIn(files: readonly SchemaFile[]): readonly string[] {
  try {
    return softDeleteFieldsIn(readSchema(datamodelOf(files), files)).map(({ field }) => field);
  } catch {
    return [];
  }
}
