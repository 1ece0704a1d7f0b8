import { placeOfField } from "../../../../model-map/schema.js";
import { activeDefaultOf } from "../../../../schema-findings/active-default.js";
import type { SoftDeleted } from "../../../../schema-findings/soft-deleted.js";
import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { counted } from "../../../wording.js";
import { memberCode } from "../../member-code.js";
import { ofSoftDelete } from "../../schema-check.js";

export default defineCheck({
  id: "SCH002",
  title: "New rows begin active",
  severity: "error",
  profiles: ["pr", "release"],
  run: ofSoftDelete(({ softDeleted }) =>
    looked(`the defaults of ${counted(softDeleted.length, "soft-delete field")}`, softDeleted.flatMap(findingOf)),
  ),
});

function findingOf(model: SoftDeleted): Finding[] {
  const { dmmf, active } = model;
  const { field, when } = active;
  const subject = `${dmmf.name}.${field}`;
  const place = placeOfField(model, field);
  const code = memberCode(model, field);
  const found = activeDefaultOf(model);
  const bare = code.replace(/ @default\((?:[^()]|\([^()]*\))*\)/, "");
  const write = when === null ? bare : bare.replace(/^\S+ \S+/, (start) => `${start} @default(${when})`);
  switch (found) {
    case "active":
      return [];
    case "inactive": {
      const seen =
        when === null ? `${subject} has a default: \`${code}\`` : `${subject} does not begin as ${when}: \`${code}\``;
      return [{ subject, seen, consequence: "a new row is stored, and no read finds it", write, place }];
    }
    case "absent": {
      const consequence = `each create, seed and INSERT has to say it, and a table with rows cannot get the column, since it is NOT NULL`;
      return [{ subject, seen: `${subject} has no default`, consequence, write, place, level: "warning" }];
    }
    case "computed": {
      const seen = `the default of ${subject} is made by the database: \`${code}\``;
      return [
        { subject, seen, consequence: "whether new rows begin active is not known", write, place, level: "unknown" },
      ];
    }
  }
}
