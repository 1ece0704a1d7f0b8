import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../generated/client/client.js";

export const adapter = new PrismaPg({
  connectionString: process.env.DATABASE_URL ?? "postgres://shop:shop@localhost:5432/shop",
});

export const prisma = new PrismaClient({ adapter, log: ["query"], errorFormat: "pretty" });
