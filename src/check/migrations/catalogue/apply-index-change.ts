import type { IndexChange } from "../sql/change.js";
import { known } from "./apply-table-change.js";
import type { Catalogue } from "./catalogue.js";
import { renamed, without, withPart } from "./parts.js";

export function applyIndexChange(catalogue: Catalogue, change: IndexChange, birth: string): void {
  switch (change.kind) {
    case "createIndex": {
      const table = known(catalogue, change.table);
      if (change.isIfNotExists && table.indexes.has(change.index.name)) return;
      catalogue.put({ ...table, indexes: withPart(table.indexes, { ...change.index, birth }) });
      return;
    }
    case "dropIndex": {
      const table = change.table === undefined ? catalogue.tableOfIndex(change.index) : catalogue.table(change.table);
      if (table !== undefined) catalogue.put({ ...table, indexes: without(table.indexes, change.index.name) });
      return;
    }
    case "renameIndex": {
      const table = change.table === undefined ? catalogue.tableOfIndex(change.index) : catalogue.table(change.table);
      if (table === undefined) return;
      const { index, to } = change;
      // An index of a constraint takes the constraint with it.
      const constraints = renamed(table.constraints, index.name, to);
      catalogue.put({ ...table, indexes: renamed(table.indexes, index.name, to), constraints });
      return;
    }
    case "reindex":
      return;
  }
}
