import { aFinding, aReport, aResult, type AFinding } from "./a-report.js";
import type { Report } from "../../../../src/check/run/report.js";

const migration = "prisma/migrations/20261120101500_orders/migration.sql";

const columns = ["placedAt", "paidAt", "note", "total", "currency", "channel", "coupon", "source", "weight", "region"];

const indexes: readonly AFinding[] = columns.map((column, index) =>
  aFinding({
    subject: `Order.${column}`,
    seen: `an index on \`Order.${column}\` is built without CONCURRENTLY`,
    consequence: "every write to Order waits until it is built, and every query behind the first such write",
    write: `CREATE INDEX CONCURRENTLY "Order_${column}_idx" ON "Order" ("${column}");`,
    level: "warning",
    place: { file: migration, line: 20 + index, column: 1 },
  }),
);

/** Everything a report can hold: each state, findings with and without a place, of one line and of several. */
export const closedShop: Report = aReport([
  aResult({
    id: "ATT001",
    title: "Backups are made",
    family: "ATT",
    state: "attested",
    evidence: "docs/operations/backups.md, sha256 4f1c…09ab",
    attestation: { owner: "Ada", expires: "2027-02-28" },
  }),
  aResult({
    id: "ATT002",
    title: "A restore was tried within three months",
    family: "ATT",
    state: "fail",
    evidence: "1 attestation",
    findings: [
      aFinding({
        subject: "restore-test",
        seen: "the attestation of Ada has expired on 2026-10-01",
        consequence: "nobody knows whether the backups can be read",
        write: "Restore last night's backup into an empty database, then write the new day and the evidence.",
        place: { file: "hardening.config.ts", line: 31 },
      }),
    ],
  }),
  aResult({
    id: "ENV002",
    title: "JWT_SECRET is long and strong",
    family: "ENV",
    state: "fail",
    evidence: "JWT_SECRET of .env.production",
    findings: [
      {
        subject: "JWT_SECRET",
        seen: "`JWT_SECRET` has 12 bytes and is guessed in under a second",
        consequence: "whoever has one token finds the secret offline and signs tokens as any user",
        write: "JWT_SECRET=$(openssl rand -base64 48)",
        level: "error",
      },
    ],
  }),
  aResult({
    id: "ENV004",
    title: "The database is reached over verified TLS",
    family: "ENV",
    evidence: "DATABASE_URL: sslmode=verify-full, a root certificate of its own",
  }),
  aResult({
    id: "ENV005",
    title: "Staging and production share no secret",
    family: "ENV",
    state: "unknown",
    evidence: "no fingerprints of staging",
    findings: [
      {
        subject: "ENV005",
        seen: "no fingerprints of staging were given",
        consequence: "whether it holds is not known",
        write: "npx prisma-hardening fingerprint --name staging --dotenv .env.staging --output staging.json",
        level: "unknown",
      },
    ],
  }),
  aResult({
    id: "HTTP001",
    title: "Errors answer without stack, SQL or Prisma code",
    family: "HTTP",
    state: "notApplicable",
    evidence: "no --url was given",
  }),
  aResult({
    id: "MIG001",
    state: "fail",
    findings: [
      aFinding(),
      aFinding({
        subject: "Order.status",
        seen: "`Order.status` is dropped and `Order.state` is added: a rename to Prisma's eye is a drop to PostgreSQL",
        consequence: "the status of every order is lost",
        write:
          'ALTER TABLE "Order" ADD COLUMN "state" TEXT;\nUPDATE "Order" SET "state" = "status" WHERE "state" IS NULL;\n-- in the next release:\nALTER TABLE "Order" DROP COLUMN "status";',
        place: { file: migration, line: 4, column: 1 },
      }),
    ],
  }),
  aResult({ id: "MIG002", title: "No migration changes a column's type" }),
  aResult({
    id: "MIG007",
    title: "An index on an existing table is built concurrently",
    severity: "warning",
    state: "warn",
    findings: indexes,
  }),
  aResult({
    id: "MIG009",
    title: "The migrations make the schema",
    evidence: "14 migrations make the 11 models of prisma/schema.prisma",
  }),
  aResult({
    id: "REPO003",
    title: "No dependency has a known vulnerability",
    family: "REPO",
    state: "waived",
    evidence: "612 packages, 1 advisory",
    waived: [
      {
        ...aFinding({
          subject: "GHSA-aaaa-bbbb-cccc",
          seen: "`qs` 6.11.0 has a known vulnerability of high severity",
          consequence: "a query string can stop the server",
          write: "npm install qs@6.14.0",
          place: { file: "package-lock.json", line: 4127 },
        }),
        waiver: {
          id: "REPO003",
          scope: "GHSA-aaaa-bbbb-cccc",
          reason: "Only the build uses it; the update needs webpack 6.",
          owner: "Ada",
          expires: "2026-12-31",
        },
      },
    ],
  }),
  aResult({
    id: "REPO001",
    title: "No file with environment variables is tracked",
    family: "REPO",
    evidence: "412 tracked files, 96 commits",
  }),
  aResult({
    id: "SCH001",
    title: "Every model with personal data can be deactivated",
    family: "SCH",
    evidence: "11 models, 9 of them soft-deleted",
  }),
]);

export const openShop: Report = aReport(
  closedShop.results.filter(({ state }) => !["fail", "unknown", "warn"].includes(state)),
);
