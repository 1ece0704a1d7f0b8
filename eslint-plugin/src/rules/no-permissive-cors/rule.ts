import { defineRule, texts } from "../../define-rule.js";
import { mentions } from "../../file/mentions.js";
import { matchesAny, TEST_FILES } from "../../file/path-patterns.js";
import type { SourceFile } from "../../file/source-file.js";
import { asOpenCors, type CorsConfig } from "../../http/cors-configs.js";
import { asOpenHeaderCall, asOpenHeaderProperty } from "../../http/cors-headers.js";
import { dependsOnEnvironment } from "../../http/environment.js";
import { fileRoute } from "../../http/file-routes.js";

type MessageId = "any" | "reflected";

interface Options {
  readonly publicPaths: readonly string[];
  readonly ignore: readonly string[];
}

export default defineRule<MessageId, Options>({
  id: "no-permissive-cors",
  description: "disallow CORS that lets every site read the answers",
  recommended: "error",
  type: "problem",
  options: {
    publicPaths: texts("Globs of paths that are meant for every site, such as `/api/public/**`."),
    ignore: texts("Globs of files whose server no browser reaches, from the working directory."),
  },
  defaults: {
    publicPaths: [
      "/**/{assets,static,public,fonts,font,images,img,media,_next,embed,og,.well-known}/**",
      "/**/*.{js,css}",
    ],
    ignore: [...TEST_FILES, "**/{webpack,vite,rspack,rsbuild,rollup,storybook,metro}*.*", "**/.storybook/**"],
  },
  messages: {
    any: '`{{ code }}` lets every site on the web read what this server answers, from its visitors\' browsers and networks. Name the sites: `origin: ["https://shop.example"]`.',
    reflected:
      '`{{ code }}` sends back whatever origin asks, so every site may read the answers, with the visitor\'s cookies if credentials are allowed. Name the sites: `origin: ["https://shop.example"]`.',
  },
  mentions: ["cors", "Cors", "CORS", "ccess-Control-Allow-Origin", "access-control-allow-origin"],
  check(file, report, { publicPaths, ignore }) {
    if (matchesAny(file.relativePath, ignore)) return;
    for (const { node, origin, path } of openPlaces(file)) {
      const route = path ?? fileRoute(file.filename)?.path;
      if (route !== undefined && matchesAny(plainPath(route), publicPaths.map(withoutRoot))) continue;
      if (dependsOnEnvironment(file, node)) continue;
      report({ node, messageId: origin, data: { code: shortened(file.textOf(node)) } });
    }
  },
});

function openPlaces(file: SourceFile): readonly CorsConfig[] {
  const isHandSet = mentions(file.text, ["ccess-Control-Allow-Origin", "access-control-allow-origin"]);
  return [
    ...file.nodes("CallExpression").flatMap((node) => asOpenCors(file, node) ?? []),
    ...file.nodes("NewExpression").flatMap((node) => asOpenCors(file, node) ?? []),
    ...(isHandSet ? file.nodes("CallExpression").flatMap((node) => asOpenHeaderCall(file, node) ?? []) : []),
    ...(isHandSet ? file.nodes("Property").flatMap((node) => asOpenHeaderProperty(file, node) ?? []) : []),
  ];
}

/** `/fonts/:path*` and `/fonts/(.*)` as `fonts/x`. */
function plainPath(path: string): string {
  return withoutRoot(path).replaceAll(/\([^)]*\)|:\w+[*+?]?|\*/g, "x");
}

function withoutRoot(path: string): string {
  return path.replace(/^\//, "");
}

function shortened(code: string): string {
  const line = code.replaceAll(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
