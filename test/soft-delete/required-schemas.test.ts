import { expect, test } from "vitest";
import { hardening, type ModelMap, type RequiredRelationPolicy } from "prisma-hardening";
import { models, type PlainClient } from "../support/clients.js";
import { asPlain, describeOnOneDatabase, ids, outcome, type Stage } from "./stage.js";

interface Entry {
  active: { field: string; when: boolean | null } | null;
  relations: Record<string, { inactive: RequiredRelationPolicy | null }>;
}

/** A client whose schema says something else of which rows are inactive, and of the policies. */
function clientWith(
  { plain }: Stage,
  requiredRelations: RequiredRelationPolicy,
  change: (models: Record<string, Entry>) => void,
): PlainClient {
  const copy = structuredClone(models) as unknown as { models: Record<string, Entry> };
  change(copy.models);
  return asPlain(plain.$extends(hardening({ models: copy as unknown as ModelMap, softDelete: { requiredRelations } })));
}

const orderBy = { id: "asc" } as const;
const POLICIES = ["hide", "null", "keep", "throw"] as const;

describeOnOneDatabase("a required relation to a model that is not soft-deleted", "read", (stage) => {
  /** Nobody is inactive, and a person's team hides the person. */
  const prisma = (policy: RequiredRelationPolicy) =>
    clientWith(stage, policy, ({ Person }) => {
      Object.assign(Person ?? {}, { active: null });
      Object.assign(Person?.relations["team"] ?? {}, { inactive: "hide" });
    });

  test.each(POLICIES)("%s: shows every row that it leads to", async (policy) => {
    const select = { id: true, hidden: { select: { id: true } } } as const;
    const tickets = await prisma(policy).ticket.findMany({ where: { id: 2 }, select });
    expect(tickets).toEqual([{ id: 2, hidden: { id: 9 } }]);
  });

  test.each(POLICIES)("%s: leaves the row out for what is hidden below it", async (policy) => {
    const include = { hidden: { include: { team: true } } } as const;
    expect(ids(await prisma(policy).ticket.findMany({ include, orderBy }))).toEqual([1, 2, 3, 4, 5, 6, 8]);
    expect(await prisma(policy).ticket.findUnique({ where: { id: 7 }, include })).toBeNull();
  });
});

describeOnOneDatabase("a required relation to a row that keeps a time or another value", "written", (stage) => {
  /** A post with a subtitle is inactive. */
  const prisma = (policy: RequiredRelationPolicy) =>
    clientWith(stage, policy, ({ Post }) => {
      Object.assign(Post ?? {}, { active: { field: "subtitle", when: null } });
    });

  const shown = { hide: null, null: { post: null }, keep: { post: { id: 1 } }, throw: "INACTIVE_RELATION" };
  test.each(POLICIES)("%s: is followed where it is inactive", async (policy) => {
    await stage.plain.post.update({ where: { id: 1 }, data: { subtitle: "x" } });
    const select = { post: { select: { id: true } } } as const;
    expect(await outcome(prisma(policy).comment.findUnique({ where: { id: 1 }, select }))).toEqual(shown[policy]);
    expect(await prisma(policy).comment.findUnique({ where: { id: 7 }, select })).toEqual({ post: { id: 8 } });
  });
});
