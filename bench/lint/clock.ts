/**
 * Milliseconds of processor time that this process has used, its garbage collector and compiler included. A linter waits for
 * nothing, so on an idle machine this is the time it takes; on a busy one it is still nearly so.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
