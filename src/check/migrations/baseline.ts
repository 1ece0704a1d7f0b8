import { defineFact } from "../context.js";
import { appliedMigrations } from "./applied-migrations.js";
import { baseRevision, isMissing, type MissingRevision } from "./base-revision.js";
import { changedFiles } from "./changed-files.js";

/** What is not new: the migrations that production has. */
export interface Baseline {
  /** What "new" means, to stand behind a number: "new against origin/main". */
  readonly sentence: string;
  /** The new ones reach production in one deployment, so that what one of them creates is empty for the next. */
  readonly isOneDeployment: boolean;
  /** @param file - relative to the project's root. */
  readonly isNew: (file: string, name: string) => boolean;
}

export const baseline = defineFact<Baseline | MissingRevision>({
  read: async (context) => {
    const applied = await context.fact(appliedMigrations);
    if (applied !== undefined && isMissing(applied)) return applied;
    if (applied !== undefined) {
      return { sentence: "not applied yet", isOneDeployment: true, isNew: (_, name) => !applied.has(name) };
    }
    const base = await context.fact(baseRevision);
    if (base === undefined) return allNew("there is no git repository to compare with", false);
    if (isMissing(base)) return base;
    if (base.revision === undefined) return allNew(base.name, base.isFirst);
    const changed = await context.fact(changedFiles);
    if (isMissing(changed)) return changed;
    const added = new Set(changed.added);
    return { sentence: `new against ${base.name}`, isOneDeployment: true, isNew: (file) => added.has(file) };
  },
});

/** @param isFirst - nothing has been released before, so that they are one deployment. */
function allNew(why: string, isFirst: boolean): Baseline {
  return { sentence: `counted as new, since ${why}`, isOneDeployment: isFirst, isNew: () => true };
}
