import { defineCheck } from "../../../check.js";
import type { CheckContext } from "../../../context.js";
import { looked, notApplicable, type Finding } from "../../../outcome.js";
import { manifest } from "../../../project/manifest.js";
import { environmentNotGiven, isEnvironmentGiven, placeOf } from "../../given.js";
import { secretKind, type SecretKind } from "../../secrets/secret-name.js";
import { placeholderIn, weaknessOf } from "../../secrets/weakness.js";

export default defineCheck({
  id: "ENV002",
  title: "Secrets are strong",
  severity: "error",
  profiles: ["release", "live"],
  run: async (context) => {
    const { environment, config } = context;
    const kinds = kindsOf(context);
    const names = [...kinds.keys()].sort();
    if (!isEnvironmentGiven(context) && !names.some(environment.has)) return environmentNotGiven("secrets");
    if (names.length === 0) return notApplicable(`${environment.source} has no variable that is called like a secret`);
    const { name: project = "" } = await context.fact(manifest);
    const findings: Finding[] = [];
    // One after the other: zxcvbn takes the processor.
    for (const name of names) {
      const finding = await findingOf(context, name, kinds.get(name) ?? "own", [
        project,
        name,
        config.environment.name,
      ]);
      if (finding !== undefined) findings.push(finding);
    }
    return looked(`${names.join(", ")} of ${environment.source}`, findings);
  },
});

/** Those of the configuration are one's own, whatever they are called. */
function kindsOf({ environment, config }: CheckContext): ReadonlyMap<string, SecretKind> {
  const kinds = new Map<string, SecretKind>();
  for (const name of environment.names()) {
    const kind = secretKind(name);
    if (kind !== undefined) kinds.set(name, kind);
  }
  for (const name of config.environment.secrets) kinds.set(name, "own");
  return kinds;
}

async function findingOf(
  { environment }: CheckContext,
  name: string,
  kind: SecretKind,
  known: readonly string[],
): Promise<Finding | undefined> {
  const value = environment.get(name);
  if (value === undefined) {
    const consequence = "what it signs is refused, or signed with a default that stands in the code";
    return { subject: name, seen: `${name} is not set`, consequence, write: generated(name) };
  }
  const weakness = kind === "own" ? await weaknessOf(value, known) : placeholderIn(value);
  if (weakness === undefined) return undefined;
  return {
    subject: name,
    seen: `${name} ${weakness.seen}`,
    consequence:
      kind === "own"
        ? "who finds it out, offline and from one token or cookie, signs in as anybody"
        : "every call to that service is refused",
    write: kind === "own" ? generated(name) : `${name}=(from the service that issues it)`,
    level: weakness.isGrave ? "error" : "warning",
    ...placeOf(environment, name),
  };
}

function generated(name: string): string {
  return `${name}=(what this prints: openssl rand -hex 32)`;
}
