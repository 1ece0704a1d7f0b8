import { defineCheck } from "../../../check.js";
import type { CheckContext } from "../../../context.js";
import { looked, unknown, type Finding, type Outcome } from "../../../outcome.js";
import { adapterCalls } from "../../adapter-calls.js";
import { connectionUrl } from "../../connection-url.js";
import { mysqlTls, postgresTls, type Tls } from "../../database-tls.js";
import type { DatabaseUrl } from "../../database-url.js";
import { placeOf } from "../../given.js";

export default defineCheck({
  id: "ENV003",
  title: "The database is reached by TLS that is verified",
  severity: "error",
  profiles: ["release", "live"],
  run: async (context) => {
    const { name, url, outcome } = connectionUrl(context);
    if (outcome !== undefined) return outcome;
    switch (url.engine) {
      case "prismaDev":
        return looked(name, [prismaDevFinding(context, name)]);
      case "accelerate":
        return looked(`${name}: Prisma's service, which speaks HTTPS only`);
      case "postgresql":
      case "mysql":
        return url.isLocal
          ? looked(`${name}: a socket or this machine, which needs no TLS`)
          : ofServer(context, name, url);
      default:
        return unknown(
          name,
          `${name} is of a kind that this check cannot judge`,
          "Attest it with a waiver, after a look at what its driver does.",
        );
    }
  },
});

async function ofServer(context: CheckContext, name: string, url: DatabaseUrl): Promise<Outcome> {
  const tls = url.engine === "mysql" ? mysqlTls(url) : postgresTls(url, context.environment.get("PGSSLMODE"));
  const evidence = `${name}, as ${url.engine === "mysql" ? "mariadb" : "node-postgres"} reads it`;
  const finding = findingOf(name, url, tls);
  if (finding === undefined) return looked(evidence);
  const place = placeOf(context.environment, name);
  // What the URL does not say, the code may.
  const inCode = tls.kind === "none" && tls.by === undefined ? await sslInCode(context) : undefined;
  return looked(evidence, [{ ...finding, ...place, ...inCode }]);
}

/** The code's own `ssl`, which counts where the URL says nothing. */
async function sslInCode(context: CheckContext): Promise<Partial<Finding> | undefined> {
  const calls = await context.fact(adapterCalls);
  const call = calls.find(({ keys }) => keys.has("ssl"));
  if (call === undefined) return undefined;
  const { file, line } = call;
  if (call.words.includes("rejectUnauthorized:false")) {
    const seen = `${file} connects with rejectUnauthorized: false`;
    return { seen, consequence: UNVERIFIED, place: { file, line } };
  }
  return {
    seen: `${file} sets ssl in the code, which this check does not run`,
    consequence: "whether the server's certificate is verified is not known",
    level: "unknown",
    place: { file, line },
  };
}

const UNVERIFIED = "anybody on the way can answer in the database's name, and reads the password and every row";
const IN_THE_CLEAR = "the password's exchange and every row cross the network in the clear";

function findingOf(name: string, { engine }: DatabaseUrl, tls: Tls): Finding | undefined {
  const isMysql = engine === "mysql";
  const write = isMysql ? `${name}=mysql://...?ssl=true` : `${name}=postgresql://...?sslmode=verify-full`;
  const by = tls.kind === "verified" ? tls.alias : tls.by;
  const base = { subject: name, write };
  switch (tls.kind) {
    case "verified":
      return by === undefined
        ? undefined
        : {
            ...base,
            level: "warning",
            seen: `${by} of ${name} is a word that node-postgres 8 takes for verify-full`,
            consequence: "libpq's tools and node-postgres 9 take it by its own meaning, and verify less or nothing",
          };
    case "chain":
      return {
        ...base,
        level: "warning",
        seen: `${by} of ${name} checks the certificate's authority, and not its name`,
        consequence: "every server with a certificate of the same authority can answer in the database's name",
      };
    case "unverified":
      return {
        ...base,
        seen: `${by} of ${name} takes any certificate`.replace("PGSSLMODE of", "PGSSLMODE for"),
        consequence: UNVERIFIED,
      };
    case "broken":
      return {
        ...base,
        seen: `${by} of ${name} has a value on which the driver throws`,
        consequence: "no connection is made, or the process ends",
      };
    case "none": {
      const driver = isMysql ? "the mariadb driver" : "node-postgres";
      const seen =
        by === undefined
          ? `${name} asks for no TLS`
          : `${by} of ${name} turns no TLS on: ${driver} reads ${isMysql ? "ssl=true only" : "it as off"}`;
      return { ...base, seen, consequence: IN_THE_CLEAR };
    }
  }
}

function prismaDevFinding({ environment }: CheckContext, name: string): Finding {
  return {
    subject: name,
    seen: `${name} is the local server of npx prisma dev`,
    consequence: "the application reads and writes a database that ends with its terminal",
    write: `${name}=postgresql://user:password@host:5432/database?sslmode=verify-full`,
    ...placeOf(environment, name),
  };
}
