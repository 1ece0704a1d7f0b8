import type { ModelMap, RelationEntry } from "prisma-hardening";
import { compileShapes, type ShapeModel } from "../../src/log/shape-model.js";

function relation(model: string, kind: RelationEntry["kind"], inverse: string): RelationEntry {
  return { model, kind, inverse, fields: [], references: [], onDelete: null, inactive: null };
}

/** Sensitive by directive (`birthday`) and by name; a composite key; a field called as a keyword of Prisma. */
export const models: ModelMap = {
  version: 1,
  models: {
    User: {
      active: null,
      id: ["id"],
      scalars: ["id", "email", "name", "birthday", "passwordHash", "api_key", "settings", "tags"],
      sensitive: ["birthday"],
      relations: {
        posts: relation("Post", "list", "author"),
        boss: relation("User", "optional", "reports"),
        refreshTokens: relation("Post", "list", "author"),
      },
    },
    Post: {
      active: null,
      id: ["teamId", "slug"],
      scalars: ["teamId", "slug", "title", "page_no", "data", "limit", "secret"],
      sensitive: [],
      relations: { author: relation("User", "required", "posts") },
    },
  },
};

export const shapes = compileShapes(models);

export function shapeModel(name: "User" | "Post"): ShapeModel {
  const model = shapes.get(name);
  if (model === undefined) throw new Error(`There is no ${name}.`);
  return model;
}
