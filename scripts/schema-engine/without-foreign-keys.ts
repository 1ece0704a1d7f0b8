/** PostgreSQL and MySQL: a statement of its own. */
const ADDED = /^-- AddForeignKey\nALTER TABLE [^;]* FOREIGN KEY [^;]*;\n*/gm;
/** SQLite: a line of CREATE TABLE, which is never the first one. */
const INLINE = /,\n\s+CONSTRAINT [^\n]*? FOREIGN KEY [^\n]*?(?=,?\n)/g;

/** Takes the foreign keys out of the statements that Prisma's engine wrote. */
export function withoutForeignKeys(ddl: string): string {
  const left = ddl.replace(ADDED, "").replace(INLINE, "");
  if (/\bFOREIGN KEY\b/.test(left)) throw new Error(`A foreign key stands where none was expected:\n${left}`);
  return left;
}
