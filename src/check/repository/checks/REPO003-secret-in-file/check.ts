import { defineCheck } from "../../../check.js";
import { looked, type Finding } from "../../../outcome.js";
import { counted, listed } from "../../../wording.js";
import type { FoundSecret } from "../../secrets/found-secret.js";
import { secretsInFiles } from "../../secrets/secrets-in-files.js";

export default defineCheck({
  id: "REPO003",
  title: "No file holds a secret",
  severity: "error",
  profiles: ["pr", "release"],
  run: async (context) => {
    const { looked: count, unread, left, found } = await secretsInFiles(context);
    const findings = [...found].flatMap(([file, secrets]) => byKind(secrets).map((alike) => findingOf(file, alike)));
    const others = unread === 0 ? "" : `; not ${counted(unread, "other")}, binary or larger than a megabyte`;
    return looked(`${counted(count, "file")}${others}`, left.length === 0 ? findings : [...findings, outOfTime(left)]);
  },
});

/** Secrets of one kind in a file are one finding: a line moves, a kind does not. */
function byKind(secrets: readonly FoundSecret[]): readonly (readonly FoundSecret[])[] {
  const kinds = [...new Set(secrets.map(({ kind }) => kind))];
  return kinds.map((kind) => secrets.filter((secret) => secret.kind === kind));
}

function findingOf(file: string, alike: readonly FoundSecret[]): Finding {
  const [{ kind, line, length } = { kind: "", line: 1, length: 0 }] = alike;
  const lines = listed([...new Set(alike.map((secret) => String(secret.line)))].slice(0, 5));
  const where = alike.length === 1 ? `line ${line}` : `lines ${lines}`;
  return {
    subject: `${file}: ${kind}`,
    seen: `${file} has ${kind} of ${counted(length, "character")} in ${where}`,
    consequence: "whoever reads the repository, now or in any later copy of its history, can use it",
    write:
      "Make a new one where it was issued, and read it from the environment. An invented one: name its file in repository.ignore of hardening.config.ts.",
    place: { file, line },
  };
}

function outOfTime(left: readonly string[]): Finding {
  return {
    subject: "files",
    seen: `there was no time to look at ${counted(left.length, "file")}, from ${left[0] ?? ""} on`,
    consequence: "whether it holds is not known",
    write: "Name folders that nobody writes by hand in repository.ignore of hardening.config.ts.",
    level: "unknown",
  };
}
