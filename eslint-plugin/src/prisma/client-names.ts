/** `certain`: only Prisma is called so. `likely`: also other things are, so the call must look like Prisma's as well. */
export type NameStrength = "certain" | "likely" | "none";

const CERTAIN = /prisma/i;
/** Also behind `_`, `#` and `$`, and with words around: `dbRead`, `readDb`, `mainDatabase`, `txClient`. */
const LIKELY =
  /^(?:(?:db|dbh|database|tx|trx|txn|transaction|client|dbclient|orm|datasource|replica|primary|conn|connection|interactivetx|t)$|(?:db|database|tx|trx)[A-Z_0-9]\w*$|\w*(?:Db|DB|_db|Database|Tx|Trx|TransactionClient|DbClient)$)/;
const TRANSACTION =
  /^(?:tx|trx|txn|transaction|t|interactivetx)$|^(?:tx|trx)[A-Z_]\w*$|\w(?:Tx|Trx|TransactionClient)$/;

/** What the name of a variable, property or function says of its value. */
export function clientNameStrength(name: string, configured: ReadonlySet<string>): NameStrength {
  if (configured.has(name)) return "certain";
  const bare = bareName(name);
  if (CERTAIN.test(bare)) return isAboutPrisma(bare) ? "none" : "certain";
  return LIKELY.test(bare) ? "likely" : "none";
}

/** `tx`, `trx`, `prismaTx`: a name that says the client is one of a transaction. */
export function isTransactionName(name: string): boolean {
  return TRANSACTION.test(bareName(name));
}

/** `getDb`, `usePrisma`, `createPrismaClient`: a function whose result is a client. */
export function clientFactoryStrength(name: string, configured: ReadonlySet<string>): NameStrength {
  if (configured.has(name)) return "certain";
  const [, noun] =
    /^(?:get|use|create|make|init|connect|new|build|ensure|with|resolve|open)([A-Z]\w*)$/.exec(bareName(name)) ?? [];
  return clientNameStrength(noun === undefined ? name : noun.charAt(0).toLowerCase() + noun.slice(1), configured);
}

function bareName(name: string): string {
  return name.replace(/^[#_$]+/, "").replace(/_+$/, "");
}

/** `PrismaClientKnownRequestError`, `prismaError`, `isPrismaError`, `prismaSchemaPath`: things of Prisma's that are no client. */
function isAboutPrisma(name: string): boolean {
  return (
    name === "Prisma" ||
    /errors?$|exceptions?$|options?$|config$|args$|schema$|path$|url$|version$|generator$|logger$|module$|adapter$|query$|where$|types?$|models?$/i.test(
      name,
    )
  );
}
