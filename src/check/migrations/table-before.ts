import type { Catalogue, CatalogueTable } from "./catalogue/catalogue.js";
import type { Change } from "./sql/change.js";
import type { Name } from "./sql/definitions.js";

interface Met {
  readonly isAboutTable: boolean;
  readonly table?: CatalogueTable;
}

/** The table that a change is about, as the catalogue has it before. */
export function tableBefore(catalogue: Catalogue, change: Change): Met {
  switch (change.kind) {
    case "dropIndex":
    case "renameIndex":
      return met(change.table === undefined ? catalogue.tableOfIndex(change.index) : catalogue.table(change.table));
    case "reindex":
      if (change.subject === undefined) return met(undefined);
      return met(change.isOfIndex ? catalogue.tableOfIndex(change.subject) : catalogue.table(change.subject));
    case "createTable":
      return { isAboutTable: false };
    default:
      if (!("table" in change)) return { isAboutTable: change.kind === "rewriteTable" };
      return met(tableOf(catalogue, change.table));
  }
}

function tableOf(catalogue: Catalogue, table: Name | undefined): CatalogueTable | undefined {
  return table === undefined ? undefined : catalogue.table(table);
}

function met(table: CatalogueTable | undefined): Met {
  return table === undefined ? { isAboutTable: true } : { isAboutTable: true, table };
}
