import type { History, NewMigration, Step } from "../new-migrations.js";
import { stepsOf } from "../new-migrations.js";
import type { Place } from "../../outcome.js";
import type { Change } from "../sql/change.js";
import type { Name } from "../sql/definitions.js";
import { dotted } from "../wording.js";
import { isOrdinaryFunction } from "../postgres/ordinary-functions.js";

/** A part of a migration that no check could judge. */
export interface Opaque {
  readonly kind: "statement" | "block" | "function" | "call" | "table";
  readonly place: Place;
  /** As a clause. */
  readonly what: string;
}

/** @returns in the order of the file. */
export function opaqueIn(migration: NewMigration, functions: KnownFunctions): readonly Opaque[] {
  const parts = [
    ...unreadParts(migration),
    ...unknownTables(migration),
    ...opaqueFunctions(migration),
    ...opaqueCalls(migration, functions),
  ];
  return parts.sort((one, other) => one.place.line - other.place.line);
}

function unreadParts({ migration: { file }, script }: NewMigration): readonly Opaque[] {
  return script.statements.flatMap(({ unread, isConditional }) =>
    unread.map(({ line, what }): Opaque => ({
      kind: isConditional ? "block" : "statement",
      place: { file, line },
      what,
    })),
  );
}

/** What it was before is not known, so nobody sees which of its columns are gone. */
function unknownTables({ steps }: NewMigration): readonly Opaque[] {
  return stepsOf(steps, "redefineTable").flatMap(({ change, table, place }): readonly Opaque[] => {
    if (table?.isComplete === true || change.copied?.length === 0) return [];
    const name = dotted(change.table);
    return [{ kind: "table", place, what: `${name} is made anew with its rows, and no migration creates the old one` }];
  });
}

function opaqueFunctions({ steps, script }: NewMigration): readonly Opaque[] {
  return stepsOf(steps, "createFunction").flatMap(({ change, place, statement }): readonly Opaque[] => {
    const isInBlock = script.statements[statement]?.isConditional === true;
    if (!change.hasSchemaChanges && !isInBlock) return [];
    const seen = isInBlock
      ? "is created in a DO block"
      : "changes tables in its body, or has a body that cannot be read";
    return [{ kind: "function", place, what: `the function ${dotted(change.function)} ${seen}` }];
  });
}

/** The functions that the migrations create: whether what they do can be told. */
export type KnownFunctions = ReadonlyMap<string, "ordinary" | "opaque">;

export function knownFunctions({ scripts }: Pick<History, "scripts">): KnownFunctions {
  const known = new Map<string, "ordinary" | "opaque">();
  for (const { changes, isConditional } of scripts.flatMap(({ script }) => script.statements)) {
    for (const change of changes.filter(isFunction)) {
      const name = dotted(change.function);
      // Another one of that name may have other parameters.
      const isOpaque = change.hasSchemaChanges || isConditional || known.get(name) === "opaque";
      known.set(name, isOpaque ? "opaque" : "ordinary");
    }
  }
  return known;
}

function isFunction(change: Change): change is Extract<Change, { readonly kind: "createFunction" }> {
  return change.kind === "createFunction";
}

function opaqueCalls({ steps }: NewMigration, functions: KnownFunctions): readonly Opaque[] {
  const own = new Set(stepsOf(steps, "createFunction").map(({ change }) => dotted(change.function)));
  return stepsOf(steps, "call").flatMap((step) => {
    const name = dotted(step.change.function);
    // Where it is created in the same file it has been told there.
    return own.has(name) ? [] : opaqueCall(step, functions.get(name));
  });
}

type Call = Step<{ readonly kind: "call"; readonly function: Name }>;

function opaqueCall({ change, place }: Call, known: "ordinary" | "opaque" | undefined): readonly Opaque[] {
  const name = dotted(change.function);
  if (known === "ordinary" || (known === undefined && isOrdinaryFunction(change.function))) return [];
  const seen = known === "opaque" ? "which changes tables, or cannot be read" : "which no migration creates";
  return [{ kind: "call", place, what: `it calls ${name}(), ${seen}` }];
}
