import type { AlterObjectSchemaStmt, DropStmt, RenameStmt } from "libpg-query";
import type { Change } from "../sql/change.js";
import type { ReadStatement } from "./holding.js";
import { nameOf, named, objectName, tableOf } from "./nodes.js";

/** What can go with it, if anything: other views. */
const DROPPED_ALONE = new Set([
  "OBJECT_VIEW",
  "OBJECT_MATVIEW",
  "OBJECT_INDEX",
  "OBJECT_TRIGGER",
  "OBJECT_POLICY",
  "OBJECT_RULE",
]);
/** The checks know what hangs on these. */
const FOLLOWED = new Set(["OBJECT_TABLE", "OBJECT_FOREIGN_TABLE", "OBJECT_TYPE", "OBJECT_DOMAIN", "OBJECT_SCHEMA"]);

export function drop(statement: DropStmt): ReadStatement {
  const { removeType = "", behavior } = statement;
  const isFollowed = behavior !== "DROP_CASCADE" || DROPPED_ALONE.has(removeType) || FOLLOWED.has(removeType);
  const what = `DROP ${wordsOf(removeType)} ... CASCADE, which drops what hangs on it: defaults, columns, triggers`;
  return { changes: dropped(statement), unread: isFollowed ? [] : [what] };
}

function wordsOf(objectType: string): string {
  return objectType.slice("OBJECT_".length).replaceAll("_", " ");
}

function dropped({ objects = [], removeType, behavior, missing_ok, concurrent }: DropStmt): readonly Change[] {
  const isIfExists = missing_ok === true;
  const isCascade = behavior === "DROP_CASCADE";
  return objects.map((object): Change => {
    const name = objectName(object);
    switch (removeType) {
      case "OBJECT_TABLE":
      case "OBJECT_FOREIGN_TABLE":
        return { kind: "dropTable", table: name, isIfExists, isCascade };
      case "OBJECT_INDEX":
        return { kind: "dropIndex", index: name, isConcurrent: concurrent === true, isIfExists };
      case "OBJECT_TYPE":
      case "OBJECT_DOMAIN":
        return { kind: "dropType", type: name, isIfExists, isCascade };
      case "OBJECT_SCHEMA":
        return { kind: "dropSchema", schema: name.name, isCascade };
      case "OBJECT_VIEW":
      case "OBJECT_MATVIEW":
        return { kind: "dropView", view: name, isMaterialized: removeType === "OBJECT_MATVIEW" };
      case "OBJECT_TRIGGER":
      case "OBJECT_POLICY":
      case "OBJECT_RULE":
        // Named as table.trigger.
        return { kind: "lockTable", table: tableBefore(object), how: `DROP ${removeType.slice(7)}`, isExclusive: true };
      default:
        return { kind: "other", what: `DROP ${wordsOf(removeType ?? "")}` };
    }
  });
}

function tableBefore(object: NonNullable<DropStmt["objects"]>[number]): ReturnType<typeof nameOf> {
  return "List" in object ? nameOf((object.List.items ?? []).slice(0, -1)) : objectName(object);
}

export function rename({ renameType, relationType, relation, object, subname, newname: to = "" }: RenameStmt): Change {
  const table = tableOf(relation);
  const name = object === undefined ? named(subname ?? "", undefined) : objectName(object);
  switch (renameType) {
    case "OBJECT_TABLE":
    case "OBJECT_FOREIGN_TABLE":
      return { kind: "renameTable", table, to };
    case "OBJECT_COLUMN":
      if (relationType !== "OBJECT_TABLE" && relationType !== "OBJECT_FOREIGN_TABLE") break;
      return { kind: "renameColumn", table, column: subname ?? "", to };
    case "OBJECT_TABCONSTRAINT":
      return { kind: "renameConstraint", table, constraint: subname ?? "", to };
    case "OBJECT_INDEX":
      return { kind: "renameIndex", index: table, to };
    case "OBJECT_TYPE":
    case "OBJECT_DOMAIN":
      return { kind: "renameType", type: name, to };
    case "OBJECT_SCHEMA":
      return { kind: "renameSchema", schema: subname ?? "", to };
    case "OBJECT_VIEW":
    case "OBJECT_MATVIEW":
      return { kind: "renameView", view: table, to };
    default:
  }
  return { kind: "other", what: `RENAME of ${wordsOf(renameType ?? "").toLowerCase()}` };
}

export function moveToSchema({
  objectType,
  relation,
  object,
  newschema: toSchema = "",
}: AlterObjectSchemaStmt): Change {
  if (objectType === "OBJECT_TABLE") return { kind: "moveTable", table: tableOf(relation), toSchema };
  const isType = objectType === "OBJECT_TYPE" || objectType === "OBJECT_DOMAIN";
  if (isType && object !== undefined) return { kind: "moveType", type: objectName(object), toSchema };
  return { kind: "other", what: "SET SCHEMA" };
}
