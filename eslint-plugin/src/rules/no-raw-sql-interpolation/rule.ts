import { defineRule } from "../../define-rule.js";
import type { SourceFile } from "../../file/source-file.js";
import { asTaggedTemplate } from "../../sql-text/as-tagged-template.js";
import { DEFAULT_SANITIZERS } from "../../sql-text/sanitizers.js";
import { buildersOf, type Sink, sinksOf } from "../../sql-text/sinks.js";
import { SqlText } from "../../sql-text/sql-text.js";
import type { Cause, Dynamic } from "../../sql-text/tracing.js";

const ORIGINS = {
  parameter: "a parameter that callers set",
  result: "the result of a call that is not in this file",
  rows: "what a query returned",
  environment: "from the environment",
  value: "not fixed in this file",
} as const satisfies { readonly [Origin in Cause]: string };

interface Options {
  readonly sanitizers: readonly string[];
}

const defaults: Options = { sanitizers: [] };

export default defineRule({
  id: "no-raw-sql-interpolation",
  description: "disallow text in raw SQL that is not fixed in the source",
  recommended: "error",
  type: "problem",
  hasSuggestions: true,
  options: {
    sanitizers: {
      type: "array",
      items: { type: "string", minLength: 1 },
      uniqueItems: true,
      description: "further functions whose result is safe in SQL, as `name` or `object.name`",
    },
  },
  defaults,
  messages: {
    unsafe:
      "`{{ expression }}` ({{ origin }}) becomes text of the SQL that `{{ method }}` sends: whoever sets it can rewrite the statement. Send it as a value, {{ instead }}, or take the text from a constant list.",
    calledWithText:
      "`{{ method }}` is a tag, but it is called here with a string into which `{{ expression }}` ({{ origin }}) was put. Write the tag before the template, {{ instead }}, and the value is sent apart from the SQL.",
    handMade:
      "This strings array is made by hand, so `{{ expression }}` ({{ origin }}) counts as SQL that was written in the source. Write the template behind the tag, {{ instead }}.",
    useTag: "Write {{ instead }}, which sends each `${}` as a value.",
  },
  mentions: ["RawUnsafe", "$queryRaw", "$executeRaw", "raw(", "sql(", "Prisma.Sql", "new Sql("],
  check(file, report, { sanitizers }) {
    const sinks = sinksOf(file);
    if (sinks.length === 0) return;
    const texts = new SqlText(file, new Set([...DEFAULT_SANITIZERS, ...sanitizers]));
    for (const sink of sinks) {
      const dynamic = texts.dynamicPartOf(sink.text, buildersOf(file, sink));
      if (!dynamic) continue;
      const instead = `\`${sink.method.replace(/Unsafe$|\.raw$|\.Sql$/, (end) => (end.startsWith(".") ? ".sql" : ""))}\`…\`\``;
      const replacement = asTaggedTemplate(file, sink);
      report({
        node: sink.node.callee,
        messageId: MESSAGES[sink.form],
        data: { expression: shortened(file, dynamic), origin: originOf(dynamic, sink), method: sink.method, instead },
        ...(replacement && {
          suggest: [
            {
              messageId: "useTag",
              data: { instead },
              fix: (fixer) => fixer.replaceTextRange(replacement.range, replacement.text),
            },
          ],
        }),
      });
    }
  },
});

const MESSAGES = { unsafe: "unsafe", function: "calledWithText", strings: "handMade" } as const satisfies {
  readonly [Form in Sink["form"]]: string;
};

function shortened(file: SourceFile, { node, path = [] }: Dynamic): string {
  const end = path.findIndex((key) => !/^[A-Za-z_$][\w$]*$/.test(key));
  const keys = end < 0 ? path : path.slice(0, end);
  const text = [file.textOf(node).replaceAll(/\s+/g, " "), ...keys].join(".");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function originOf({ node, cause }: Dynamic, { node: call }: Sink): string {
  const { line } = node.loc.start;
  const isElsewhere = line < call.loc.start.line || line > call.loc.end.line;
  return isElsewhere ? `${ORIGINS[cause]}, line ${line}` : ORIGINS[cause];
}
