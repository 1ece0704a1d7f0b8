import type { Instruction } from "./parse-dockerfile.js";
import { parseDockerfile } from "./parse-dockerfile.js";

/** One `FROM` and what follows it. */
export interface Stage {
  /** After `AS`, in lower case. */
  readonly name?: string;
  /** The image, with the values of `ARG`s filled in where they stand in the file. */
  readonly image: string;
  /** The stage that it goes on from. */
  readonly base?: Stage;
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
}

/** In order; the last one is what `docker build` makes. */
export function stagesOf(text: string): readonly Stage[] {
  const stages: { -readonly [Key in keyof Stage]: Stage[Key] }[] = [];
  const globals = new Map<string, string>();
  let instructions: Instruction[] = [];
  for (const instruction of parseDockerfile(text)) {
    if (instruction.name !== "FROM") {
      if (stages.length === 0 && instruction.name === "ARG")
        for (const [key, value] of assignments(instruction)) globals.set(key, value ?? "");
      instructions.push(instruction);
      continue;
    }
    const [written = "", as = "", name] = instruction.text.split(/\s+/);
    const image = filledIn(written, globals);
    const base = stages.findLast((stage) => stage.name === image.toLowerCase());
    instructions = [];
    stages.push({
      image,
      from: instruction,
      instructions,
      ...(as.toUpperCase() === "AS" && name !== undefined ? { name: name.toLowerCase() } : {}),
      ...(base ? { base } : {}),
    });
  }
  return stages;
}

/** A stage and those that it goes on from, itself first. */
export function lineage(stage: Stage): readonly Stage[] {
  return stage.base === undefined ? [stage] : [stage, ...lineage(stage.base)];
}

/** The stages that the last one is made of: those it goes on from, and those it copies from. */
export function usedStages(stages: readonly Stage[]): readonly Stage[] {
  const used = new Set<Stage>();
  const visit = (stage: Stage | undefined): void => {
    if (stage === undefined || used.has(stage)) return;
    used.add(stage);
    visit(stage.base);
    for (const { flags } of stage.instructions) for (const name of flags.flatMap(sourceOf)) visit(named(name));
  };
  const named = (name: string) =>
    stages.find((stage) => stage.name === name.toLowerCase()) ??
    (/^\d+$/.test(name) ? stages[Number(name)] : undefined);
  visit(stages.at(-1));
  return stages.filter((stage) => used.has(stage));
}

/** `COPY --from=build`, and `RUN --mount=type=bind,from=build`. */
function sourceOf(flag: string): readonly string[] {
  const [, name] = /(?:^--|[=,])from=([^,]+)/.exec(flag) ?? [];
  return name === undefined ? [] : [name];
}

/** `ENV a=1 b="2 3"`, the old `ENV a 1`, `ARG a`, `ARG a=1`. */
export function assignments({ text }: Instruction): readonly (readonly [name: string, value: string | undefined])[] {
  const [, alone = "", value = ""] = /^([A-Za-z_]\w*)\s+(?!\s*\w+=)([\s\S]+)$/.exec(text) ?? [];
  if (alone !== "") return [[alone, value.trim()]];
  return [...text.matchAll(/([A-Za-z_]\w*)(?:=("(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s"'\\]|\\.)*))?/gs)].map(
    ([, name = "", quoted]) => [name, quoted?.replace(/^(["'])([\s\S]*)\1$/, "$2")] as const,
  );
}

/** `$NAME`, `${NAME}`, `${NAME:-node}`. What has no value stays as it is written. */
export function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})/g,
    (written: string, plain: string | undefined, braced: string | undefined, fallback: string | undefined) =>
      values.get(plain ?? braced ?? "") ?? fallback ?? written,
  );
}
