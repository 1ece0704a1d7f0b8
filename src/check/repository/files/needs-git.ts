import { unknown, type Outcome } from "../../outcome.js";

/** What is tracked, ignored or in the history cannot be seen without git. */
export function withoutGit(): Outcome {
  const write = "Run the gate in a clone of the repository, where git is installed.";
  return unknown("git", "the project stands in no Git repository, or git is not installed", write);
}
