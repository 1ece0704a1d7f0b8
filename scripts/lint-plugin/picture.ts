// `npm run picture`: eslint-plugin/docs/editor.svg, an editor on a file of examples/shop-careless, from what ESLint finds there.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { editorPicture } from "./editor-picture.js";

const careless = fileURLToPath(new URL("../../examples/shop-careless/", import.meta.url));
const picture = fileURLToPath(new URL("../../eslint-plugin/docs/editor.svg", import.meta.url));
const FILE = "src/routes/products.ts";
/** From 1, both included. */
const LINES = { first: 19, last: 32 };
/** The one that the pointer rests on. */
const SHOWN = "prisma-hardening/no-broken-raw-sql";

const [result] = await new ESLint({ cwd: careless }).lintFiles(FILE);
const messages = (result?.messages ?? []).filter(({ line }) => line >= LINES.first && line <= LINES.last);
const shown = messages.find(({ ruleId }) => ruleId === SHOWN);
if (!shown) throw new Error(`${SHOWN} finds nothing between the lines that the picture shows.`);
const suggestions = (shown.suggestions ?? []).map(({ desc }) => desc);
const text = readFileSync(`${careless}${FILE}`, "utf8");
writeFileSync(
  picture,
  editorPicture({ file: FILE, text, lines: LINES, messages, shown: { message: shown, suggestions } }),
);
