/** Names as a statement has them. */

export function postgresName(...parts: readonly string[]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(".");
}

export function mysqlName(...parts: readonly string[]): string {
  return parts.map((part) => `\`${part.replaceAll("`", "``")}\``).join(".");
}

/** "3 tables", "1 table". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

const SHOWN = 5;

/** "users, orders and 7 more". */
export function listed(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return more > 0 ? `${names.slice(0, SHOWN).join(", ")} and ${more} more` : names.join(", ");
}
