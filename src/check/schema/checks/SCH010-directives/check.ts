import { schemaProblemMessage } from "../../../../schema-findings/problem-message.js";
import type { SchemaProblem } from "../../../../model-map/schema-problem.js";
import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { ofSchema } from "../../schema-check.js";

export default defineCheck({
  id: "SCH010",
  title: "The schema's directives mean something where they stand",
  severity: "error",
  profiles: ["pr", "release"],
  run: ofSchema(({ schema, problems }) => {
    const directives = schema.models.flatMap((model) => [model.directives, ...model.fieldDirectives.values()].flat());
    return looked(counted(directives.length, "directive"), problems.map(findingOf));
  }),
});

function findingOf(problem: SchemaProblem): Finding {
  const { file, line } = problem;
  const { seen, write } = schemaProblemMessage(problem);
  const subject = "subject" in problem ? problem.subject : problem.seen;
  const consequence = "`prisma generate` refuses the schema, and until it does not, what was meant protects nothing";
  return { subject, seen: seen.replace(/\.$/, ""), consequence, write, place: { file, line } };
}
