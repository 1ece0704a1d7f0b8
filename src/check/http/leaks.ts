/** What an answer tells that is nobody's business outside, by its kind. */
export const LEAKS = {
  stack: "a stack trace",
  path: "the path of a file of the server",
  prisma: "what Prisma says",
  sql: "SQL, or what the database says",
  constraint: "the name of a constraint",
  connection: "a connection URL",
  variable: "the name of an environment variable",
  internal: "the text of a JavaScript error",
} as const;

export type Leak = keyof typeof LEAKS;

/** In the text of an answer, which may be JSON or HTML. Each is written as only a machine writes it, and not a person's sentence. */
const SIGNS: { readonly [Kind in Leak]: readonly RegExp[] } = {
  stack: [
    /\bat (?:async )?(?:new )?(?:[^\s()"]{1,200} )?(?:\[as [\w.]{1,80}\] )?\(?(?:file:\/\/|node:|webpack[\w-]*:|\/|[A-Za-z]:\\)[^\s()"<>]{1,400}:\d+:\d+/,
  ],
  path: [
    /\bnode_modules[\\/]/,
    /(?:\bfile:\/\/|\/(?:home|Users|usr|app|srv|var|opt|root|workspace|tmp)\/)[\w./@+-]{1,300}\.(?:[cm]?[jt]sx?|json|prisma|node)\b/,
    /\b[A-Za-z]:\\{1,2}(?:[\w .@+-]{1,80}\\{1,2}){1,20}[\w.@+-]{1,80}\.(?:[cm]?[jt]sx?|json|prisma|node)\b/,
  ],
  prisma: [
    /\bP(?:10[01]\d|20[0-3]\d|30[0-2]\d|40\d\d|50\d\d|60\d\d)\b/,
    /\bPrismaClient\w*|\bInvalid `[^`\n]{1,100}` invocation|\bInvalid `prisma\.|\bprisma\.\w{1,80}\.\w{1,40}\(|\bprisma-client\b/,
  ],
  sql: [
    /\bSELECT\b[^]{1,400}?\bFROM\b|\bINSERT INTO\b|\bDELETE FROM\b|\bUPDATE ["`\w.]{1,80} SET\b|\bORDER BY\b/,
    /\bsyntax error at or near\b|\binvalid (?:input syntax|byte sequence) for\b|\bYou have an error in your SQL syntax\b/,
    /\bSQLITE_[A-Z]+\b|\bER_[A-Z_]{4,}\b|\bSQLSTATE\b|\brelation \\?"[^"]{1,80}" does not exist|\bduplicate key value\b/,
  ],
  constraint: [/\b\w{1,60}_(?:pkey|fkey)\b|\bconstraint[^]{0,20}?[\s`"'\\]\w{1,60}_(?:key|idx|check)\b/i],
  connection: [/\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|sqlserver):\/\//],
  variable: [/\b(?:DATABASE_URL|DIRECT_URL|JWT_SECRET|SESSION_SECRET)\b|\bprocess\.env\b/],
  internal: [
    /\bCannot (?:read|set) propert\w+ of\b|\bis not (?:a function|iterable|a constructor)\b|\bMaximum call stack size\b/,
  ],
};

export function leaksIn(text: string): readonly Leak[] {
  const kinds = Object.keys(LEAKS) as Leak[];
  return kinds.filter((kind) => SIGNS[kind].some((sign) => sign.test(text)));
}

/** "a stack trace, SQL, or what the database says": as a part of a clause. */
export function leaksAsText(leaks: readonly Leak[]): string {
  return leaks.map((leak) => LEAKS[leak]).join("; ");
}
