import { defineCheck } from "../../../check.js";
import type { CheckContext } from "../../../context.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { manifest } from "../../../project/manifest.js";
import { adapterCalls } from "../../adapter-calls.js";
import { connectionUrl } from "../../connection-url.js";
import type { DatabaseUrl } from "../../database-url.js";
import { placeOf } from "../../given.js";
import { passwordWeakness } from "../../secrets/password.js";

/** Accounts that servers and hosters make with every right there is. */
const ALMIGHTY: { readonly [engine: string]: ReadonlySet<string> } = {
  postgresql: new Set([
    "postgres",
    "root",
    "admin",
    "administrator",
    "rdsadmin",
    "doadmin",
    "avnadmin",
    "supabase_admin",
  ]),
  mysql: new Set(["root", "admin", "mysql", "doadmin", "avnadmin"]),
};

export default defineCheck({
  id: "ENV004",
  title: "The database has credentials that nobody guesses",
  severity: "error",
  profiles: ["release", "live"],
  run: async (context) => {
    const { name, url, outcome } = connectionUrl(context);
    if (outcome !== undefined) return outcome;
    const almighty = ALMIGHTY[url.engine];
    if (almighty === undefined) return notApplicable(`${name} has no user and password of PostgreSQL or MySQL`);
    const about = { subject: name, ...placeOf(context.environment, name) };
    const findings: Finding[] = [];
    const password = await passwordFinding(context, name, url);
    if (password !== undefined) findings.push({ ...about, ...password });
    if (almighty.has((url.user ?? "").toLowerCase())) {
      findings.push({
        ...about,
        subject: `${name} user`,
        seen: `the user of ${name} is one that a server has for its administrator`,
        consequence: "one injected statement can drop tables, read every database and change roles",
        write:
          "CREATE ROLE app LOGIN PASSWORD '...'; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app;",
        level: "warning",
      });
    }
    return looked(`user and password of ${name}`, findings);
  },
});

type About = Omit<Finding, "subject" | "place">;

async function passwordFinding(context: CheckContext, name: string, url: DatabaseUrl): Promise<About | undefined> {
  const { user = "", password = "", database = "", host } = url;
  const write = `Change it in the database, then in ${name}: openssl rand -hex 32`;
  if (password === "") {
    const isOtherwise = url.parameters.has("sslcert") || (url.isLocal && user !== "root");
    if (isOtherwise || (await hasPasswordInCode(context))) return undefined;
    const consequence = "either nothing connects, or everybody who reaches the server does";
    return { seen: `${name} has no password`, consequence, write };
  }
  const { name: project = "" } = await context.fact(manifest);
  const weakness = await passwordWeakness(password, { user, database, host, project });
  if (weakness === undefined) return undefined;
  const consequence = "who reaches the server reads and writes everything that the application can";
  return { seen: `the password of ${name} ${weakness}`, consequence, write };
}

/** A function that fetches a token, as for IAM. */
async function hasPasswordInCode(context: CheckContext): Promise<boolean> {
  const calls = await context.fact(adapterCalls);
  return calls.some(({ keys }) => keys.has("password"));
}
