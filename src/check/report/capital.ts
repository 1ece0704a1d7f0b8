/** Words that are written small at the start of a sentence, too: commands and settings. */
const SMALL = new Set(["console", "debugger", "git", "npm", "pnpm", "prisma", "sslmode", "yarn"]);

/** A clause as the start of a sentence. A name stays as it is spelt: `src/app.ts`, `isActive`, `$queryRaw`, `npm`. */
export function capital(text: string): string {
  const [word = ""] = text.split(/[\s,:.]/, 1);
  return /^[a-z]+$/.test(word) && !SMALL.has(word) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
