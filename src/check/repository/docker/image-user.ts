import { programName } from "../shell/nested-commands.js";
import { assignments, filledIn, lineage, type Stage } from "./stages.js";
import type { Instruction } from "./parse-dockerfile.js";

/** Whom the processes of an image run as. */
export type ImageUser =
  | { readonly kind: "root"; readonly line: number; /** Absent: no `USER` at all. */ readonly written?: string }
  /** `variable`: it is given at build time only. */
  | { readonly kind: "unclear"; readonly line: number; readonly variable: string }
  | { readonly kind: "other" };

/** Images whose own user is none of the system. */
const UNPRIVILEGED =
  /nonroot|non-root|rootless|unprivileged|(?:^|\/)bitnami(?:legacy|secure)?\/|^cgr\.dev\/|^registry\.access\.redhat\.com\/ubi\d+\/|^dhi\.io\//i;
const DROPS_RIGHTS = new Set(["gosu", "su-exec", "setpriv", "runuser", "su", "chroot", "s6-setuidgid"]);

export function imageUser(stage: Stage): ImageUser {
  const stages = lineage(stage);
  const values = new Map<string, string>();
  for (const { instructions } of [...stages].reverse()) {
    for (const instruction of instructions.filter(({ name }) => name === "ARG" || name === "ENV")) {
      for (const [name, value] of assignments(instruction))
        if (value !== undefined) values.set(name, filledIn(value, values));
    }
  }
  for (const { instructions } of stages) {
    const user = instructions.findLast(({ name }) => name === "USER");
    if (user !== undefined) return userOf(user, filledIn(user.text, values));
  }
  const image = stages.at(-1)?.image ?? "";
  return UNPRIVILEGED.test(image) ? { kind: "other" } : { kind: "root", line: stage.from.line };
}

function userOf({ line, text }: Instruction, filled: string): ImageUser {
  const [name = ""] = filled.replaceAll(/^["']|["']$/g, "").split(":");
  if (name.includes("$")) return { kind: "unclear", line, variable: name };
  return name === "root" || /^0+$/.test(name) ? { kind: "root", line, written: text } : { kind: "other" };
}

/** Whether words start a program that gives up root's rights: `ENTRYPOINT ["gosu", "node", "..."]`. */
export function dropsRights(words: readonly string[]): boolean {
  return words.some((word) => DROPS_RIGHTS.has(programName(word)));
}
