import { readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { defineCheck } from "../../../check.js";
import type { CheckContext } from "../../../context.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { fingerprintFile, fingerprintOf, type FingerprintFile } from "../../fingerprints/fingerprint.js";
import { secretNames } from "../../fingerprints/secrets-of.js";
import { environmentNotGiven, isEnvironmentGiven, placeOf } from "../../given.js";

export default defineCheck({
  id: "ENV008",
  title: "No two environments share a secret",
  severity: "error",
  profiles: ["release", "live"],
  run: async (context) => {
    if (!isEnvironmentGiven(context)) return environmentNotGiven("the secrets");
    const { config } = context;
    const names = secretNames(context.environment, config.environment.secrets);
    if (names.length === 0) return notApplicable("there is no secret in this environment");
    const findings = [...sameWithin(names, context)];
    const files = config.environment.fingerprints;
    for (const file of files) findings.push(...(await sharedWith(file, names, context)));
    const compared =
      files.length === 0
        ? "compared with each other; no other environment has left its fingerprints"
        : `compared with ${files.join(", ")}`;
    return looked(`${counted(names.length, "secret")}, ${compared}`, findings);
  },
});

/** Whoever learns one of them has the other. */
function sameWithin(names: readonly string[], { environment }: CheckContext): readonly Finding[] {
  return names.flatMap((name, index): Finding[] => {
    const twin = names.slice(0, index).find((other) => environment.get(other) === environment.get(name));
    if (twin === undefined) return [];
    return [
      {
        subject: name,
        seen: `${name} and ${twin} have the same value`,
        consequence: "whoever learns one of them has the other, and a token for one purpose passes for the other",
        write: `${name}=$(openssl rand -hex 32)`,
        level: "warning",
        ...placeOf(environment, name),
      },
    ];
  });
}

async function sharedWith(file: string, names: readonly string[], context: CheckContext): Promise<readonly Finding[]> {
  const other = await read(path.resolve(context.root, file));
  const write = `npx prisma-hardening fingerprint --name staging --dotenv .env.staging --output ${file}`;
  if (other === undefined) {
    const seen = `${file} has no fingerprints that can be read`;
    return [
      {
        subject: file,
        seen,
        consequence: "whether that environment shares a secret is not known",
        write,
        level: "unknown",
      },
    ];
  }
  const findings: Finding[] = [];
  for (const name of names) {
    const own = await fingerprintOf(context.environment.get(name) ?? "", other.salt);
    const [twin] = Object.entries(other.fingerprints).find(([, fingerprint]) => fingerprint === own) ?? [];
    if (twin === undefined) continue;
    findings.push({
      subject: name,
      seen:
        twin === name ? `${name} is the same in ${other.environment}` : `${name} is ${twin} of ${other.environment}`,
      consequence: `a session or token of ${other.environment} is valid here, and more people know that secret`,
      write: `${name}=$(openssl rand -hex 32)`,
      ...placeOf(context.environment, name),
    });
  }
  return findings;
}

async function read(file: string): Promise<FingerprintFile | undefined> {
  try {
    return v.parse(fingerprintFile, JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}
