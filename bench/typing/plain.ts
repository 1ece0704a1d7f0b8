import type { PrismaClient } from "../generated/client/client.js";

export declare const prisma: PrismaClient;
