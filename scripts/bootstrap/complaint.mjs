/** An error that is told as a sentence, without a stack. Exit code 1: the task failed, 2: it could not be tried. */
export class Complaint extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
