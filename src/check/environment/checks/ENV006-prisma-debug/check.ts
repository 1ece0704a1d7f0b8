import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { environmentNotGiven, isEnvironmentGiven, placeOf } from "../../given.js";
import { prismaNamespaces } from "../../prisma-debug.js";

const NAMES = ["DEBUG", "NODE_DEBUG", "RUST_LOG", "LOG_QUERIES", "PRISMA_LOG_QUERIES"] as const;

export default defineCheck({
  id: "ENV006",
  title: "No debug output of Prisma is on",
  severity: "error",
  profiles: ["release", "live"],
  run: (context) => {
    const { environment } = context;
    if (!isEnvironmentGiven(context) && !NAMES.some(environment.has)) return environmentNotGiven("DEBUG");
    const findings = NAMES.flatMap((name): Finding[] => {
      const value = environment.get(name);
      const finding = value === undefined ? undefined : findingOf(name, value);
      return finding === undefined ? [] : [{ ...finding, ...placeOf(environment, name) }];
    });
    return looked(`${NAMES.join(", ")} of ${environment.source}`, findings);
  },
});

const VALUES = "statements with all their values, of passwords and addresses too, go to the log";

function findingOf(name: (typeof NAMES)[number], value: string): Finding | undefined {
  const write = `Unset ${name}. For what operations do: hardening({ log: { logger } }), which logs no values.`;
  switch (name) {
    case "DEBUG": {
      const [first, ...others] = prismaNamespaces(value);
      if (first === undefined) return undefined;
      const more = others.length === 0 ? "" : ` and ${others.length} more`;
      return { subject: name, seen: `DEBUG turns on ${first}${more}`, consequence: VALUES, write };
    }
    case "NODE_DEBUG":
      return {
        subject: name,
        seen: "NODE_DEBUG is set",
        consequence: "Node's own modules write about every request and socket, and the application waits for it",
        write: "Unset NODE_DEBUG.",
        level: "warning",
      };
    case "RUST_LOG":
      if (!/(?:^|[=,])\s*(?:debug|trace)\b|quaint|query/i.test(value)) return undefined;
      return {
        subject: name,
        seen: "RUST_LOG asks Prisma's engines for queries",
        consequence: VALUES,
        write,
        level: "warning",
      };
    default:
      if (/^(?:0|n|no|false|off)$/i.test(value)) return undefined;
      return {
        subject: name,
        seen: `${name} asks the engine of Prisma up to 6 for queries`,
        consequence: VALUES,
        write,
        level: "warning",
      };
  }
}
