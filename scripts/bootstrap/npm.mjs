import { existsSync } from "node:fs";
import path from "node:path";

/** npm as a script for Node where we can find it: Windows starts no .cmd file without a shell. */
export function npmCommand() {
  const besideNode = path.join(path.dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
  const script = [process.env.npm_execpath, besideNode].find(
    (file) => file?.endsWith("npm-cli.js") && existsSync(file),
  );
  return script ? { command: process.execPath, prefix: [script] } : { command: "npm", prefix: [] };
}
