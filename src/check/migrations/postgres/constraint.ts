import type { Constraint as ConstraintNode } from "libpg-query";
import type { Constraint, ReferentialAction } from "../sql/definitions.js";
import { expression, notNullColumns } from "./expression.js";
import { stringsOf, tableOf } from "./nodes.js";

const ACTIONS: { readonly [letter: string]: ReferentialAction } = {
  a: "no action",
  r: "restrict",
  c: "cascade",
  n: "set null",
  d: "set default",
};

/**
 * A constraint of a table, or of one of its columns.
 *
 * @param column - the one that it stands behind.
 * @returns `undefined` for what is no constraint of its own: NOT NULL, DEFAULT, ...
 */
export function constraintOf(node: ConstraintNode, table: string, column?: string): Constraint | undefined {
  const keys = node.keys === undefined ? (column === undefined ? [] : [column]) : stringsOf(node.keys);
  const isNotValid = node.skip_validation === true;
  // The names are those that PostgreSQL gives.
  const name = (ending: string, ...parts: readonly string[]): string =>
    node.conname ?? [table, ...parts, ending].join("_");
  const usingIndex = node.indexname === undefined ? {} : { usingIndex: node.indexname };
  switch (node.contype) {
    case "CONSTR_PRIMARY":
      return {
        kind: "primaryKey",
        name: node.conname ?? node.indexname ?? `${table}_pkey`,
        columns: keys,
        isNotValid,
        ...usingIndex,
      };
    case "CONSTR_UNIQUE": {
      const own = node.conname ?? node.indexname ?? name("key", ...keys);
      return { kind: "unique", name: own, columns: keys, isNotValid, ...usingIndex };
    }
    case "CONSTR_FOREIGN": {
      const columns = node.fk_attrs === undefined ? (column === undefined ? [] : [column]) : stringsOf(node.fk_attrs);
      return {
        kind: "foreignKey",
        name: name("fkey", ...columns),
        columns,
        target: tableOf(node.pktable),
        targetColumns: stringsOf(node.pk_attrs),
        onDelete: ACTIONS[node.fk_del_action ?? "a"] ?? "no action",
        onUpdate: ACTIONS[node.fk_upd_action ?? "a"] ?? "no action",
        isNotValid,
      };
    }
    case "CONSTR_CHECK": {
      if (node.raw_expr === undefined) return undefined;
      const named = column === undefined ? name("check") : name("check", column);
      const notNull = notNullColumns(node.raw_expr);
      return { kind: "check", name: named, expression: expression(node.raw_expr), notNullColumns: notNull, isNotValid };
    }
    case "CONSTR_EXCLUSION":
      return { kind: "exclusion", name: name("excl"), isNotValid };
    default:
      return undefined;
  }
}
