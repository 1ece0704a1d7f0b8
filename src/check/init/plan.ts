import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readSchemaText } from "../../model-map/read-schema-text.js";
import { findSchemas } from "../../prisma-schema/find-schema.js";
import { relativeTo } from "../project/relative.js";
import { configText, eslintText, generatorText } from "./texts.js";

/** One thing that `init` would do, or say. */
export type Step =
  /** A file that is not there yet. */
  | { readonly kind: "create"; readonly file: string; readonly text: string; readonly purpose: string }
  /** Lines at the end of a file that is there. */
  | { readonly kind: "append"; readonly file: string; readonly text: string; readonly purpose: string }
  /** What is there is left as it is; a person may want to add the lines. */
  | { readonly kind: "keep"; readonly file: string; readonly reason: string; readonly text?: string };

const CONFIG = /^hardening\.config\.[cm]?[jt]s$/;
const ESLINT_CONFIG = /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?)$/;

/** What `init` would do in a folder. Nothing is written. */
export function planInit(root: string): readonly Step[] {
  const names = readdirSync(root);
  const hasTypeScript = names.some((name) => /^tsconfig(?:\.\w+)?\.json$/.test(name));
  return [configStep(names, hasTypeScript), eslintStep(names, hasTypeScript), ...generatorSteps(root, hasTypeScript)];
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

function eslintStep(names: readonly string[], hasTypeScript: boolean): Step {
  const present = names.find((name) => ESLINT_CONFIG.test(name));
  const text = eslintText(hasTypeScript);
  if (present !== undefined)
    return { kind: "keep", file: present, reason: "it is there; these lines belong in it", text };
  return { kind: "create", file: "eslint.config.mjs", text, purpose: "the linter with the recommended rules" };
}

function generatorSteps(root: string, hasTypeScript: boolean): readonly Step[] {
  const [place] = findSchemas(root);
  if (place === undefined)
    return [{ kind: "keep", file: "schema.prisma", reason: "there is none; prisma init writes one" }];
  const files = schemaFiles(place).map((file) => ({ path: file, text: readFileSync(file, "utf8") }));
  const { blocks } = readSchemaText(files);
  const generators = blocks.filter(({ keyword }) => keyword === "generator");
  const own = generators.find(
    ({ name, members }) => name === "hardening" || members.some(({ code }) => code.includes("prisma-hardening")),
  );
  if (own !== undefined) {
    return [{ kind: "keep", file: relativeTo(root, own.file), reason: `it has the generator ${own.name}` }];
  }
  const home = generators[0]?.file ?? files[0]?.path;
  if (home === undefined) return [];
  const file = relativeTo(root, home);
  const output = relativeTo(
    path.dirname(home),
    path.join(root, existsSync(path.join(root, "src")) ? "src/generated/hardening" : "generated/hardening"),
  );
  const text = generatorText(output, hasTypeScript);
  return [{ kind: "append", file, text, purpose: "the generator of `models`, which hardening({ models }) wants" }];
}

function schemaFiles(place: string): readonly string[] {
  if (place.endsWith(".prisma")) return [place];
  return readdirSync(place, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => path.join(place, name));
}
