import { expect, test } from "vitest";
import type { RequiredRelationPolicy } from "prisma-hardening";
import { hardenedClient, type PlainClient } from "../support/clients.js";
import { asPlain, describeOnOneDatabase, describeOnRows, ids, outcome, type Stage } from "./stage.js";

type Ask = (prisma: PlainClient) => Promise<unknown>;

const orderBy = { id: "asc" } as const;
const id = { id: true } as const;

interface OptionCase {
  readonly name: string;
  readonly ask: Ask;
  readonly answers: Record<RequiredRelationPolicy, unknown>;
}

const POLICIES = ["hide", "null", "keep", "throw"] as const;

function withPolicy({ plain }: Stage, requiredRelations: RequiredRelationPolicy): PlainClient {
  return asPlain(hardenedClient(plain, { softDelete: { requiredRelations } }));
}

describeOnOneDatabase("the option `requiredRelations`", "read", (stage) => {
  const reads: readonly OptionCase[] = [
    {
      name: "findUnique",
      ask: (prisma) => prisma.post.findUnique({ where: { id: 8 }, select: { author: { select: id } } }),
      answers: { hide: null, null: { author: null }, keep: { author: { id: 9 } }, throw: "INACTIVE_RELATION" },
    },
    {
      name: "findMany",
      ask: (prisma) => prisma.post.findMany({ where: { id: { gte: 4 } }, select: { author: { select: id } }, orderBy }),
      answers: {
        hide: [{ author: { id: 2 } }],
        null: [{ author: { id: 2 } }, { author: null }],
        keep: [{ author: { id: 2 } }, { author: { id: 9 } }],
        throw: "INACTIVE_RELATION",
      },
    },
    {
      name: "two levels",
      ask: (prisma) =>
        prisma.comment.findMany({
          where: { id: { in: [1, 7, 8] } },
          select: { post: { select: { author: { select: id } } } },
          orderBy,
        }),
      answers: {
        hide: [{ post: { author: { id: 1 } } }],
        null: [{ post: { author: { id: 1 } } }, { post: { author: null } }, { post: null }],
        keep: [{ post: { author: { id: 1 } } }, { post: { author: { id: 9 } } }, { post: { author: { id: 1 } } }],
        throw: "INACTIVE_RELATION",
      },
    },
    {
      name: "a list",
      ask: (prisma) =>
        prisma.user.findUnique({
          where: { id: 1 },
          select: { comments: { select: { post: { select: id } }, orderBy } },
        }),
      answers: {
        hide: { comments: [{ post: { id: 1 } }, { post: { id: 8 } }] },
        null: { comments: [{ post: { id: 1 } }, { post: { id: 8 } }, { post: null }] },
        keep: { comments: [{ post: { id: 1 } }, { post: { id: 8 } }, { post: { id: 9 } }] },
        throw: "INACTIVE_RELATION",
      },
    },
    {
      name: "a relation under a directive `null`",
      ask: (prisma) =>
        prisma.ticket.findUnique({ where: { id: 6 }, select: { nulled: { select: { team: { select: id } } } } }),
      answers: {
        hide: { nulled: null },
        null: { nulled: { team: null } },
        keep: { nulled: { team: { id: 9 } } },
        throw: "INACTIVE_RELATION",
      },
    },
    {
      name: "a fluent call",
      ask: (prisma) => prisma.post.findUnique({ where: { id: 8 } }).author({ select: id }),
      answers: { hide: null, null: null, keep: { id: 9 }, throw: "INACTIVE_RELATION" },
    },
    {
      name: "a fluent call after an optional relation",
      ask: (prisma) =>
        prisma.post
          .findUnique({ where: { id: 2 } })
          .category()
          .owner({ select: id }),
      answers: { hide: null, null: null, keep: { id: 9 }, throw: "INACTIVE_RELATION" },
    },
    {
      name: "a fluent call after an optional relation and a required one",
      ask: (prisma) =>
        prisma.post
          .findUnique({ where: { id: 2 } })
          .category()
          .owner()
          .posts({ select: id }),
      answers: { hide: null, null: "UNDECIDABLE_ROW", keep: [{ id: 8 }], throw: "UNDECIDABLE_ROW" },
    },
    {
      name: "a fluent call to a list",
      ask: (prisma) =>
        prisma.user.findUnique({ where: { id: 1 } }).comments({ select: { post: { select: id } }, orderBy }),
      answers: {
        hide: [{ post: { id: 1 } }, { post: { id: 8 } }],
        null: [{ post: { id: 1 } }, { post: { id: 8 } }, { post: null }],
        keep: [{ post: { id: 1 } }, { post: { id: 8 } }, { post: { id: 9 } }],
        throw: "INACTIVE_RELATION",
      },
    },
  ];
  test.each(
    reads.flatMap(({ name, ask, answers }) => POLICIES.map((policy) => [policy, name, ask, answers[policy]] as const)),
  )("%s: is what a relation without a directive follows in %s", async (policy, _name, ask, answer) => {
    expect(await outcome(ask(withPolicy(stage, policy)))).toEqual(answer);
  });

  const directives: readonly (readonly [name: string, ask: Ask, answer: unknown])[] = [
    ["null", (prisma) => prisma.ticket.findUnique({ where: { id: 3 }, select: { nulled: true } }), { nulled: null }],
    [
      "keep",
      (prisma) => prisma.ticket.findUnique({ where: { id: 4 }, select: { kept: { select: id } } }),
      { kept: { id: 9 } },
    ],
    [
      "throw",
      (prisma) => prisma.ticket.findUnique({ where: { id: 5 }, select: { thrown: true } }),
      "INACTIVE_RELATION",
    ],
  ];
  test.each(
    POLICIES.flatMap((policy) => directives.map(([name, ask, answer]) => [policy, name, ask, answer] as const)),
  )("%s: gives way to the directive %s", async (policy, _name, ask, answer) => {
    expect(await outcome(ask(withPolicy(stage, policy)))).toEqual(answer);
  });
});

describeOnRows("the option `requiredRelations`, in the result of a write,", "written", (stage) => {
  const author = { author: { select: id } } as const;
  const shown = {
    hide: { author: null },
    null: { author: null },
    keep: { author: { id: 9 } },
    throw: "INACTIVE_RELATION",
  };
  const below = {
    hide: { post: null },
    null: { post: { author: null } },
    keep: { post: { author: { id: 9 } } },
    throw: "INACTIVE_RELATION",
  };
  const list = Object.fromEntries(
    POLICIES.map((policy) => [policy, policy === "throw" ? shown.throw : [shown[policy]]]),
  );
  const writes: readonly OptionCase[] = [
    {
      name: "update",
      ask: (prisma) => prisma.post.update({ where: { id: 8 }, data: { views: 1 }, select: author }),
      answers: shown,
    },
    {
      name: "upsert",
      ask: (prisma) =>
        prisma.post.upsert({
          where: { id: 8 },
          create: { id: 8, title: "", authorId: 1 },
          update: { views: 1 },
          select: author,
        }),
      answers: shown,
    },
    {
      name: "create",
      ask: (prisma) => prisma.post.create({ data: { id: 7, title: "", authorId: 9 }, select: author }),
      answers: shown,
    },
    { name: "delete", ask: (prisma) => prisma.post.delete({ where: { id: 8 }, select: author }), answers: shown },
    {
      name: "update, two levels",
      ask: (prisma) => prisma.comment.update({ where: { id: 7 }, data: {}, select: { post: { select: author } } }),
      answers: below,
    },
    {
      name: "fluent update",
      ask: (prisma) => prisma.post.update({ where: { id: 8 }, data: {} }).author({ select: id }),
      answers: { hide: null, null: null, keep: { id: 9 }, throw: "INACTIVE_RELATION" },
    },
    ...(stage.server.provider === "mysql"
      ? []
      : [
          {
            name: "updateManyAndReturn",
            ask: (prisma: PlainClient) =>
              prisma.post.updateManyAndReturn({ where: { id: 8 }, data: { views: 1 }, select: author }),
            answers: list as OptionCase["answers"],
          },
          {
            name: "createManyAndReturn",
            ask: (prisma: PlainClient) =>
              prisma.post.createManyAndReturn({ data: [{ id: 7, title: "", authorId: 9 }], select: author }),
            answers: list as OptionCase["answers"],
          },
        ]),
  ];
  test.each(
    writes.flatMap(({ name, ask, answers }) => POLICIES.map((policy) => [policy, name, ask, answers[policy]] as const)),
  )("%s: keeps the row of a write, which has happened: %s", async (policy, _name, ask, answer) => {
    expect(await outcome(ask(withPolicy(stage, policy)))).toEqual(answer);
  });

  test("hide: leaves rows out of the lists that a write loads", async () => {
    const comments = { comments: { select: { id: true, post: { select: id } }, orderBy } } as const;
    const user = await stage.hardened.user.update({ where: { id: 1 }, data: {}, select: comments });
    expect(ids(user.comments)).toEqual([1, 7]);
  });
});
