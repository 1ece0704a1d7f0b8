import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { Tarball } from "./pack.js";
import { runTool } from "./tool.js";
import path from "node:path";

export async function checkMetadata({ file, unpacked }: Tarball): Promise<void> {
  const { messages, pkg } = await publint({ pkgDir: unpacked, strict: true, pack: false });
  if (messages.length > 0) {
    throw new Error(`publint:\n${messages.map((message) => formatMessage(message, pkg) ?? message.code).join("\n")}`);
  }
  runTool("@arethetypeswrong/cli", [file, "--profile", "esm-only"], path.dirname(file));
}
