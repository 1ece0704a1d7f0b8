import { messages } from "../messages.js";
import type { Args } from "./args.js";
import { inactiveData, type ActiveFilter, type SoftModel, type SoftRelation } from "./model.js";

/** How a `delete` of a soft-deleted model can be said as one update, or why it cannot. */
export type DeletePlan = DeactivatePlan | { readonly kind: "refuse"; readonly reason: string };

export interface DeactivatePlan {
  readonly kind: "deactivate";
  readonly active: ActiveFilter;
  /** `onDelete: Cascade` children that go inactive in the same update. */
  readonly cascade: readonly CascadeRelation[];
  /** Relations whose rows would make the database refuse the delete (`Restrict`, `NoAction`). */
  readonly restrict: readonly SoftRelation[];
}

export interface CascadeRelation {
  /** The relation field of the parent. */
  readonly relation: SoftRelation;
  /** The relation field of the child: it holds the foreign key. */
  readonly inverse: SoftRelation;
  readonly active: ActiveFilter;
}

/** The children that the schema deletes with a row of `model`, and that are soft-deleted themselves. */
export function cascadeRelations(model: SoftModel): readonly CascadeRelation[] {
  return childRelations(model, ["Cascade"]).flatMap(({ relation, inverse }) => {
    const { active } = relation.target;
    return active === null ? [] : [{ relation, inverse, active }];
  });
}

function restrictRelations(model: SoftModel): readonly SoftRelation[] {
  return childRelations(model, ["Restrict", "NoAction"]).map(({ relation }) => relation);
}

function childRelations(model: SoftModel, actions: readonly string[]) {
  return [...model.relations.values()].flatMap((relation) => {
    const inverse = relation.target.relations.get(relation.inverse);
    return inverse?.onDelete != null && actions.includes(inverse.onDelete) ? [{ relation, inverse }] : [];
  });
}

/** `delete` of one row, at the top level or nested; `null` where the model is not soft-deleted. */
export function planDelete(model: SoftModel): DeletePlan | null {
  const { active } = model;
  if (active === null) return null;
  const cascade = cascadeRelations(model);
  for (const { relation } of cascade) {
    const reason =
      relation.kind !== "list"
        ? messages.cascadeToOne(model.name, relation.field)
        : childRelations(relation.target, ["Cascade", "Restrict", "NoAction"]).some(isObstacle)
          ? messages.cascadeTooDeep(model.name, relation.field, relation.target.name)
          : undefined;
    if (reason !== undefined) return { kind: "refuse", reason };
  }
  return { kind: "deactivate", active, cascade, restrict: restrictRelations(model) };
}

/** A grandchild that the child's own `delete` would have to look at. */
function isObstacle({ relation, inverse }: { relation: SoftRelation; inverse: SoftRelation }): boolean {
  return inverse.onDelete !== "Cascade" || relation.target.active !== null;
}

/** `deleteMany`: an updateMany has no nested writes. */
export function planDeleteMany(model: SoftModel): DeletePlan | null {
  const { active } = model;
  if (active === null) return null;
  const [first] = cascadeRelations(model);
  if (first !== undefined) {
    return { kind: "refuse", reason: messages.deleteManyCascade(model.name, first.relation.field, model.id) };
  }
  return { kind: "deactivate", active, cascade: [], restrict: restrictRelations(model) };
}

/** `data` of the update that stands for the delete. */
export function deactivationData({ active, cascade }: DeactivatePlan, now: Date): Args {
  const data: Record<string, unknown> = { ...inactiveData(active, now) };
  for (const { relation, active: child } of cascade) {
    data[relation.field] = { updateMany: { where: child.where, data: inactiveData(child, now) } };
  }
  return data;
}

/** `where` of the rows that no `Restrict` child keeps from being deleted; `null` where there are no such relations. */
export function restrictWhere({ restrict }: DeactivatePlan): Args | null {
  if (restrict.length === 0) return null;
  return Object.fromEntries(
    restrict.map(({ field, kind, target }): readonly [string, unknown] => {
      const visible = target.active?.where ?? {};
      if (kind === "list") return [field, { none: visible }];
      return [field, target.active === null ? null : { isNot: visible }];
    }),
  );
}
