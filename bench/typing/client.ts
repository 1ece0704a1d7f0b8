// The compiler is given each of plain.ts, empty-extension.ts and hardened.ts in place of this file, see main.ts.
export { prisma } from "./hardened.js";
