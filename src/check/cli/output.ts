import { once } from "node:events";

/** Writes all of a text, also into a pipe that is slow to read: an exit right after would cut it off. */
export async function writeAll(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === "" || stream.destroyed) return;
  if (!stream.write(text)) await Promise.race([once(stream, "drain"), once(stream, "close")]).catch(() => undefined);
}
