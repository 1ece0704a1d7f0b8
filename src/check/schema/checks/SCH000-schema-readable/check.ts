import { defineCheck } from "../../../check.js";
import { looked } from "../../../outcome.js";
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
      return looked(`${models} in ${relativeTo(context.root, read.place)}, for ${read.provider}`);
    }
    const seen = read.seen.replace(/\.$/, "");
    const consequence = "no check of the schema can look, and `prisma generate` stops here, too";
    const place = read.at === undefined ? {} : { place: read.at };
    return looked(seen, [{ subject: "schema", seen, consequence, write: read.write, ...place }]);
  },
});
