import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { relativeTo } from "../../../project/relative.js";
import { projectSchema } from "../../../project/project-schema.js";
import { counted } from "../../../wording.js";

export default defineCheck({
  id: "SCH000",
  title: "The Prisma schema can be read",
  severity: "error",
  profiles: ["pr", "release"],
  run: async (context) => {
    const read = await context.fact(projectSchema);
    if (read.isReadable) {
      const models = counted(read.schema.models.length, "model");
      const place = relativeTo(context.root, read.place);
      return looked(
        `${models} in ${place}, for ${read.provider}`,
        read.others.map((other) => notRead(other, place)),
      );
    }
    const seen = read.seen.replace(/\.$/, "");
    const consequence = `no check of the schema can look${read.isUnseen === true ? "" : ", and `prisma generate` stops here, too"}`;
    const place = read.at === undefined ? {} : { place: read.at };
    const level = read.isUnseen === true ? ({ level: "unknown" } as const) : {};
    return looked(seen, [{ subject: "schema", seen, consequence, write: read.write, ...place, ...level }]);
  },
});

/** At the root of a monorepo one schema is looked at, and its migrations. */
function notRead(other: string, place: string): Finding {
  return {
    subject: other,
    seen: `this run looks at ${place}, and not at ${other} and its migrations`,
    consequence: "whether they are right is not known",
    write: `Run the gate in the folder of each package; here, name one of them in hardening.config.ts: schema: "${place}"`,
    level: "unknown",
  };
}
