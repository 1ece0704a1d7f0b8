import pc from "picocolors";
import type { Progress } from "../run/run-checks.js";

interface ProgressLine {
  readonly show: (progress: Progress) => void;
  readonly end: () => void;
}

/** A line that shows how far it is, where a person looks; nothing in a file or a pipe. */
export function showProgress(stream: NodeJS.WriteStream): ProgressLine {
  if (!stream.isTTY || process.env["CI"] !== undefined) return { show: () => undefined, end: () => undefined };
  const write = (text: string): void => void stream.write(`\r\u001B[2K${text}`);
  write(pc.dim("Looking ..."));
  return {
    show: ({ done, total, id }) => write(pc.dim(`${done} of ${total} checks: ${id}`)),
    end: () => write(""),
  };
}
