import type { PrismaClient } from "../generated/client/client.js";

declare const plain: PrismaClient;
export const prisma = plain.$extends({ query: { $allOperations: ({ args, query }) => query(args) } });
