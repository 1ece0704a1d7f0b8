import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { adapterCalls, type AdapterCall } from "../../adapter-calls.js";
import { connectionUrl } from "../../connection-url.js";
import { placeOf } from "../../given.js";
import { driverOf, missingLimits, poolCalls, unreadParameters, type MissingLimit } from "../../pool-limits.js";

export default defineCheck({
  id: "ENV005",
  title: "The database pool has a size and timeouts",
  severity: "error",
  profiles: ["release", "live"],
  run: async (context) => {
    const { name, url, outcome } = connectionUrl(context);
    if (outcome?.kind === "notApplicable") return outcome;
    const calls = poolCalls(await context.fact(adapterCalls));
    if (url === undefined && calls.length === 0) return outcome;
    const findings: Finding[] = [];
    if (url !== undefined && (url.engine === "postgresql" || url.engine === "mysql")) {
      const driver = url.engine === "mysql" ? "mariadb" : "pg";
      for (const { parameter, setting } of unreadParameters(driver, url.parameters, calls)) {
        findings.push({
          subject: `${name} ${parameter}`,
          seen: `${parameter} of ${name} is read by nothing: the driver of Prisma 7's adapter does not know it there`,
          consequence: "the limit that it names does not exist",
          write:
            driver === "pg"
              ? `new PrismaPg({ connectionString, ${setting}: ... })`
              : `${name}=mysql://...?${setting}=...`,
          ...placeOf(context.environment, name),
        });
      }
    }
    findings.push(...calls.flatMap((call) => findingOf(call, missingLimits(call, url?.parameters))));
    if (calls.length === 0)
      findings.push({ subject: ADAPTER, seen: NO_CALL, consequence: NOT_KNOWN, write: SHOW_CALL, level: "unknown" });
    const files = [...new Set(calls.map(({ file }) => file))];
    return looked([...files, ...(url === undefined ? [] : [name])].join(", "), findings);
  },
});

const ADAPTER = "adapter";
const NO_CALL = "no `new PrismaPg(...)` or `new PrismaMariaDb(...)` was found in the project's files";
const NOT_KNOWN = "whether the pool has limits is not known";
const SHOW_CALL =
  "Write the pool's settings as an object in the call: new PrismaPg({ connectionString, max: 10, connectionTimeoutMillis: 5_000 })";

const SEEN: { readonly [Limit in MissingLimit]: (isPg: boolean) => string } = {
  wait: () => "no connectionTimeoutMillis",
  statement: (isPg) => (isPg ? "no statement_timeout" : "no queryTimeout"),
  size: (isPg) => (isPg ? "no max" : "no connectionLimit"),
};
const CONSEQUENCE: { readonly [Limit in MissingLimit]: string } = {
  wait: "when all connections are in use, or the database is away, requests wait forever and pile up",
  statement: "one slow statement keeps its connection and its locks for as long as it likes",
  size: "each process takes up to 10 connections, whatever the database has",
};

function findingOf(call: AdapterCall, missing: readonly MissingLimit[]): readonly Finding[] {
  const [first] = missing;
  if (first === undefined) return [];
  const { constructor, file, line, isOpen } = call;
  const isPg = driverOf(call) === "pg";
  const what = missing.map((limit) => SEEN[limit](isPg)).join(", ");
  const level = isOpen ? "unknown" : first === "wait" ? "error" : "warning";
  return [
    {
      subject: `${file} ${constructor}`,
      seen: isOpen
        ? `${constructor} in ${file} takes settings from elsewhere, and shows ${what}`
        : `${constructor} in ${file} sets ${what}`,
      consequence: isOpen ? NOT_KNOWN : CONSEQUENCE[first],
      write: isPg ? PG_CALL : MARIADB_CALL,
      place: { file, line },
      level,
    },
  ];
}

const PG_CALL = "{ connectionString, max: 10, connectionTimeoutMillis: 5_000, statement_timeout: 30_000 }";
const MARIADB_CALL =
  'DATABASE_URL=mysql://...?connectionLimit=10&queryTimeout=30000, or import PrismaMariaDb from "prisma-hardening/adapter-mariadb"';
