import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { ActiveField } from "../../../src/model-map/model-map.js";
import { findSchemas, schemaFilesIn } from "../../../src/prisma-schema/find-schema.js";
import { parseSchema } from "./parse-schema.js";
import { NO_SCHEMA, type SchemaFacts, type SchemaModel } from "./schema-facts.js";

/** A linted folder is looked up once in this many milliseconds, so that an editor notices a new or a changed schema. */
const FRESH_MS = 2_000;

interface Lookup {
  readonly facts: SchemaFacts;
  readonly at: number;
}

const byFolder = new Map<string, Lookup>();
const byPlaces = new Map<string, { readonly stamp: string; readonly facts: SchemaFacts }>();

/**
 * The schema of a linted file, read once per process, and again when one of its files has changed.
 *
 * @param stated - the places that the settings name, absolute; `undefined`: look for them above the file.
 * @param now - in milliseconds.
 */
export function schemaOf(
  filename: string,
  stated: readonly string[] | undefined,
  softDelete: readonly ActiveField[],
  now = Date.now(),
): SchemaFacts {
  const folder = stated ? stated.join(path.delimiter) : path.dirname(filename);
  const key = `${folder}${path.delimiter}${JSON.stringify(softDelete)}`;
  const known = byFolder.get(key);
  if (known && now - known.at < FRESH_MS) return known.facts;
  const facts = factsOf(stated ?? findSchemas(folder), softDelete);
  byFolder.set(key, { facts, at: now });
  return facts;
}

function factsOf(places: readonly string[], softDelete: readonly ActiveField[]): SchemaFacts {
  if (places.length === 0) return NO_SCHEMA;
  const [first, ...others] = places.map((place) => factsOfPlace(place, softDelete));
  return others.length === 0 ? (first ?? NO_SCHEMA) : merge([first ?? NO_SCHEMA, ...others]);
}

function factsOfPlace(place: string, softDelete: readonly ActiveField[]): SchemaFacts {
  const files = schemaFilesIn(place);
  const stamp = files
    .map((file) => `${file} ${String(statSync(file).mtimeMs)} ${String(statSync(file).size)}`)
    .join("\n");
  const key = `${place}${path.delimiter}${JSON.stringify(softDelete)}`;
  const known = byPlaces.get(key);
  if (known?.stamp === stamp) return known.facts;
  const texts = files.map((file) => ({ path: file, text: readFileSync(file, "utf8") }));
  const facts = parseSchema(texts, softDelete);
  byPlaces.set(key, { stamp, facts });
  return facts;
}

/** Several schemas in one repository: a model is soft-deleted only if all that have it say so. */
function merge(all: readonly SchemaFacts[]): SchemaFacts {
  const models = new Map<string, SchemaModel>();
  for (const facts of all) {
    for (const [name, model] of facts.models) {
      const other = models.get(name);
      models.set(name, other && (other.active === null || model.active === null) ? { ...model, active: null } : model);
    }
  }
  return {
    models,
    files: all.flatMap(({ files }) => files),
    problem: all.find(({ problem }) => problem !== undefined)?.problem,
  };
}
