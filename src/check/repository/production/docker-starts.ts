import type { Dockerfile } from "../docker/dockerfiles.js";
import { commandsOf, startInstructions } from "../docker/image-commands.js";
import type { Instruction } from "../docker/parse-dockerfile.js";
import type { ProductionStart } from "./production-start.js";

/** What building the image runs, and what its containers start. */
export function dockerStarts({ file, used, last }: Dockerfile): readonly ProductionStart[] {
  const runs = used.flatMap(({ instructions }) => instructions.filter(({ name }) => name === "RUN"));
  return [...runs, ...startInstructions(last)].map((instruction: Instruction) => ({
    file,
    name: instruction.name,
    commands: commandsOf(instruction),
  }));
}
