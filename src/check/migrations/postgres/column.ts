import type { ColumnDef, Constraint as ConstraintNode } from "libpg-query";
import type { Column, Constraint } from "../sql/definitions.js";
import { columnType, isSerial } from "./column-type.js";
import { constraintOf } from "./constraint.js";
import { expression } from "./expression.js";
import { stringsOf } from "./nodes.js";

export interface DefinedColumn {
  readonly column: Column;
  /** Those that stand behind the column and belong to the table. */
  readonly constraints: readonly Constraint[];
}

export function definedColumn(definition: ColumnDef, table: string): DefinedColumn {
  const name = definition.colname ?? "";
  const nodes = (definition.constraints ?? []).flatMap((node) => ("Constraint" in node ? [node.Constraint] : []));
  const find = (kind: ConstraintNode["contype"]): ConstraintNode | undefined =>
    nodes.find(({ contype }) => contype === kind);

  const fallback = find("CONSTR_DEFAULT")?.raw_expr;
  const generated = find("CONSTR_GENERATED");
  const isIdentity = find("CONSTR_IDENTITY") !== undefined;
  const isNumbered = isSerial(definition.typeName);
  const isRequired = [find("CONSTR_NOTNULL"), find("CONSTR_PRIMARY")].some((node) => node !== undefined);
  const collation = stringsOf(definition.collClause?.collname).at(-1);
  const column: Column = {
    name,
    type: columnType(definition.typeName),
    isNullable: !(isRequired || isIdentity || isNumbered),
    ...(fallback === undefined || isNullConstant(fallback) ? {} : { default: expression(fallback) }),
    ...(isNumbered ? { numbering: "serial" } : isIdentity ? { numbering: "identity" } : {}),
    ...(generated?.raw_expr === undefined
      ? {}
      : {
          generated: {
            kind: generated.generated_kind === "v" ? "virtual" : "stored",
            expression: expression(generated.raw_expr),
          },
        }),
    ...(collation === undefined ? {} : { collation }),
  };
  return { column, constraints: nodes.flatMap((node) => constraintOf(node, table, name) ?? []) };
}

/** `DEFAULT NULL` is no default. */
function isNullConstant(node: NonNullable<ConstraintNode["raw_expr"]>): boolean {
  return "A_Const" in node && node.A_Const.isnull === true;
}
