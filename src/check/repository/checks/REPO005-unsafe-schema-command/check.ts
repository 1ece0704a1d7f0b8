import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { listed } from "../../../wording.js";
import { isLocalDatabase } from "../../production/ci-starts.js";
import { productionStarts } from "../../production/production-starts.js";
import { followCommands, type FollowedCommand } from "../../shell/follow-commands.js";
import { isOnlyElsewhere } from "../../shell/guards.js";
import { unsafeSchemaCommand, type UnsafeSchemaCommand } from "../../shell/prisma-command.js";
import { scriptSource } from "../../shell/script-source.js";

export default defineCheck({
  id: "REPO005",
  title: "Production changes its schema by migrations only",
  severity: "error",
  profiles: ["pr", "release"],
  run: async ({ fact }) => {
    const [starts, source] = await Promise.all([fact(productionStarts), fact(scriptSource)]);
    const findings = new Map<string, Finding>();
    for (const { file, name, commands } of starts) {
      for (const command of await followCommands(commands, source)) {
        const unsafe = isForAnotherDatabase(command) ? undefined : unsafeSchemaCommand(command.words);
        if (unsafe === undefined) continue;
        const subject = `${file} ${name}: ${unsafe.shown}`;
        const way = command.via.length === 0 ? "" : `, by ${command.via.join(" and ")}`;
        findings.set(subject, {
          subject,
          seen: `${name} of ${file} runs ${unsafe.shown}${way}`,
          consequence: CONSEQUENCES[unsafe.kind](unsafe),
          write:
            "npx prisma migrate deploy, once for each release and before the new code starts.\nMake the migration on your own machine: npx prisma migrate dev, and commit it.",
          place: { file, line: command.startLine },
        });
      }
    }
    const files = [...new Set(starts.map(({ file }) => file))];
    return looked(files.length === 0 ? "nothing that runs in production was found" : listed(files), [
      ...findings.values(),
    ]);
  },
});

const CONSEQUENCES: { readonly [Kind in UnsafeSchemaCommand["kind"]]: (command: UnsafeSchemaCommand) => string } = {
  push: ({ isForced }) =>
    isForced
      ? "it drops the columns and tables that the schema no longer has, with their rows, and asks nobody"
      : "the tables change without a migration that somebody has reviewed, migrate deploy refuses or fails later, and where data would be lost the deployment stops halfway",
  dev: () =>
    "it is for a database of one's own: without a terminal it refuses, and where it sees drift it wants to drop every table and begin anew",
  reset: () => "it drops the database with every row in it",
};

function isForAnotherDatabase({ guards, assignments }: FollowedCommand): boolean {
  const urls = assignments.flatMap((assignment) => /^\w*URL=(.*)$/.exec(assignment)?.[1] ?? []);
  return guards.some(isOnlyElsewhere) || urls.some(isLocalDatabase);
}
