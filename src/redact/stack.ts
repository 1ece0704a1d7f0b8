/** A line that V8 writes for a call: a function's name and a file, line and column. */
const FRAME =
  /^ {4}at (?:(?:async |new )*[\w$.<>#[\] ]{1,120} \()?(?:(?:file:\/\/|node:|\/|[A-Za-z]:[\\/])[^?#"'`*\n]{1,300}:\d{1,7}:\d{1,7})\)?$/;
const ANONYMOUS_FRAME = /^ {4}at (?:(?:async |new )*[\w$.<>#[\] ]{1,120} )\((?:<anonymous>|index \d{1,7}|native)\)$/;

/**
 * The frames of a stack. The message stands before them, with lines that may look like frames: only what follows the
 * message is read, and where the message is not found (someone has changed it), nothing.
 */
export function framesOf(stack: string, message: string): readonly string[] {
  const start = stack.indexOf(message);
  if (start < 0 || stack.slice(0, start).includes("\n")) return [];
  const lines = stack
    .slice(start + message.length)
    .split("\n")
    .slice(1);
  return lines.filter((line) => line.length <= 500 && (FRAME.test(line) || ANONYMOUS_FRAME.test(line)));
}
