/** What the person who runs the gate has written wrong: the program ends with exit code 2 and this sentence, without a stack. */
export class GateError extends Error {
  override readonly name = "GateError";
}
