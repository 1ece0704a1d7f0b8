import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Corpus, Source } from "./corpus.js";
import { makeModels, schemaOf, type Model } from "./models.js";
import { randomNumbers } from "./random.js";
import { fill, readShapes, type Shape } from "./shape.js";

const FILES_PER_SHAPE = 60;

export interface GeneratedTree extends Corpus {
  readonly remove: () => void;
}

/** A server of 600 files in a temporary folder: the same ones at every run. */
export function makeTree(): GeneratedTree {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), "prisma-hardening-lint-")));
  const models = makeModels();
  const random = randomNumbers(1);
  write(path.join(root, "package.json"), '{ "name": "generated", "private": true }\n');
  write(path.join(root, "prisma", "schema.prisma"), schemaOf(models));
  const files = readShapes().flatMap((shape) =>
    Array.from({ length: FILES_PER_SHAPE }, (_, index) => makeFile(root, shape, models, index, random)),
  );
  for (const { filename, text } of files) write(filename, text);
  return {
    title: `Generated tree, ${models.length} models`,
    root,
    files,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function makeFile(root: string, shape: Shape, models: readonly Model[], index: number, random: () => number): Source {
  const model = models[index % models.length];
  if (model === undefined) throw new Error("There are no models.");
  const [kind = "", ...endings] = shape.name.split(".");
  const number = Math.floor(index / models.length);
  const name = `${model.name.toLowerCase()}${number === 0 ? "" : `-${number + 1}`}.${endings.join(".")}`;
  return { filename: path.join(root, "src", kind, name), text: fill(shape, model, random) };
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
