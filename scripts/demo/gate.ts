import path from "node:path";
import { fileURLToPath } from "node:url";
import pc from "picocolors";
import { formatReport, runChecks, type Report } from "prisma-hardening/check";
import type { DatabaseServer } from "../databases/server.js";
import { startShop } from "./shop-process.js";
import { codeLine, heading } from "./terminal.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** What the environment of production would be: invented, and as it should be, or not. */
const CARELESS = { NODE_ENV: "development", JWT_SECRET: "supersecret", CORS_ORIGINS: "*", DEBUG: "prisma*" };
const HARDENED = {
  NODE_ENV: "production",
  SESSION_SECRET: "9f2c61d07be84a3f5d10c7e29ab4863f1e75d2c08b6a94f3170de5b2c84a6f19",
  ALLOWED_ORIGIN: "https://shop.example.com",
  PUBLIC_URL: "https://shop.example.com",
};

/** What the release gate says of the careless shop and of the hardened one, both running. */
export async function showGate(server: DatabaseServer): Promise<void> {
  console.log(heading("The release gate: examples/shop-careless, then examples/shop, both running"));
  console.log(codeLine("npx prisma-hardening check --only SCH MIG ENV HTTP --url http://127.0.0.1:..."));
  await show(server, "examples/shop-careless", "20261123090000_init", CARELESS);
  await show(server, "examples/shop", "20261122213000_init", HARDENED);
}

async function show(
  server: DatabaseServer,
  folder: string,
  migration: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const shop = await startShop(server, folder, migration, environment);
  try {
    const report = await runChecks({
      cwd: path.join(root, folder),
      only: ["SCH", "MIG", "ENV001", "ENV002", "ENV006", "ENV007", "ENV011", "HTTP"],
      url: shop.url,
      environment,
    });
    console.log(`\n${await text(report)}`);
  } finally {
    await shop.stop();
  }
}

function text(report: Report): Promise<string> {
  return formatReport("text", report, { isColoured: pc.isColorSupported, columns: 96 });
}
