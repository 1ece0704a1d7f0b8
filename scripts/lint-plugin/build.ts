// `npm run build:plugin`: eslint-plugin/dist, unless it is newer than its sources.
import { buildPlugin } from "../bootstrap/build-plugin.mjs";

await buildPlugin();
