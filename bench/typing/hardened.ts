import { hardening } from "prisma-hardening";
import type { PrismaClient } from "../generated/client/client.js";
import { models } from "../generated/hardening/models.js";

declare const plain: PrismaClient;
export const prisma = plain.$extends(hardening({ models }));
