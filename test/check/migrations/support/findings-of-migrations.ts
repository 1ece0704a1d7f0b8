import * as v from "valibot";
import type { SilentCase } from "../../../../src/check/check-cases.js";
import { gateConfig } from "../../../../src/check/config/gate-config.js";
import type { Finding } from "../../../../src/check/outcome.js";
import { openContext } from "../../../../src/check/run/context.js";
import { checkFolders, loadCheck } from "../../support/check-folders.js";
import { makeProject } from "../../support/project.js";

interface Project {
  /** The whole file. */
  readonly schema: string;
  readonly provider: NonNullable<SilentCase["provider"]>;
  readonly migrations: readonly string[];
}

/** MIG013 compares with git, and these projects have none. */
const checks = await Promise.all(
  checkFolders()
    .filter(({ family, id }) => family === "migrations" && id !== "MIG013")
    .map(loadCheck),
);

/** What the checks of migrations find in a project, each by its id. Each migration is deployed for itself. */
export async function findingsOfMigrations(one: Project): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const { schema, provider, migrations } = one;
  const project = makeProject({ why: "", provider, migrations, files: { "prisma/schema.prisma": schema } });
  const { context, close } = openContext({
    root: project.root,
    config: v.parse(gateConfig, {}),
    profile: "pr",
    environment: {
      get: () => undefined,
      has: () => false,
      names: () => [],
      placeOf: () => undefined,
      source: "a test",
    },
    now: new Date("2026-06-15T12:00:00Z"),
  });
  try {
    const found = new Map<string, readonly Finding[]>();
    for (const check of checks) {
      const outcome = await check.run(context);
      if (outcome.kind === "looked" && outcome.findings.length > 0) found.set(check.id, outcome.findings);
    }
    return found;
  } finally {
    await close();
    project.remove();
  }
}
