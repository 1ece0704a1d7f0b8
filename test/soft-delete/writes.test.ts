import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { describeOnRows, ids, outcome } from "./stage.js";

interface Case {
  readonly name: string;
  readonly write: (prisma: PlainClient) => Promise<unknown>;
  readonly answer: unknown;
  readonly changes: readonly string[];
}

const id = { id: true } as const;

describeOnRows("a write reaches active rows only", "written", (stage) => {
  const updates: readonly Case[] = [
    {
      name: "update of an inactive row: P2025",
      write: (prisma) => prisma.tag.update({ where: { id: 9 }, data: { name: "x" } }),
      answer: "P2025",
      changes: [],
    },
    {
      name: "update by another unique key: P2025",
      write: (prisma) => prisma.tag.update({ where: { name: "gone" }, data: { name: "x" } }),
      answer: "P2025",
      changes: [],
    },
    {
      name: "update by a composite id: P2025",
      write: (prisma) =>
        prisma.membership.update({ where: { userId_orgId: { userId: 2, orgId: 1 } }, data: { role: "ADMIN" } }),
      answer: "P2025",
      changes: [],
    },
    {
      name: "update of a row that keeps the time: P2025",
      write: (prisma) => prisma.comment.update({ where: { id: 9 }, data: { text: "x" } }),
      answer: "P2025",
      changes: [],
    },
    {
      name: "update that would make the row active again: P2025",
      write: (prisma) => prisma.tag.update({ where: { id: 9 }, data: { isActive: true } }),
      answer: "P2025",
      changes: [],
    },
    {
      name: "update that names the soft-delete field: P2025",
      write: (prisma) => prisma.tag.update({ where: { id: 9, isActive: false }, data: { name: "x" } }),
      answer: "P2025",
      changes: [],
    },
    {
      name: "update whose where has an inactive relation: P2025",
      write: (prisma) => prisma.user.update({ where: { id: 3, manager: { name: "zed" } }, data: { age: 1 } }),
      answer: "P2025",
      changes: [],
    },
    {
      name: "update of an active row",
      write: (prisma) => prisma.tag.update({ where: { id: 1 }, data: { name: "x" }, select: id }),
      answer: { id: 1 },
      changes: ["Tag 1: name = x"],
    },
    {
      name: "update that sets the row inactive",
      write: (prisma) => prisma.tag.update({ where: { id: 1 }, data: { isActive: false }, select: id }),
      answer: { id: 1 },
      changes: ["Tag 1: isActive = false"],
    },
    {
      name: "updateMany",
      write: (prisma) => prisma.tag.updateMany({ data: { name: { set: "x" } }, where: { id: { in: [1, 9] } } }),
      answer: { count: 1 },
      changes: ["Tag 1: name = x"],
    },
    {
      name: "updateMany without a where",
      write: (prisma) => prisma.team.updateMany({ data: { name: "x" } }),
      answer: { count: 1 },
      changes: ["Team 1: name = x"],
    },
    {
      name: "updateMany that names the soft-delete field",
      write: (prisma) => prisma.team.updateMany({ where: { isActive: false }, data: { isActive: true } }),
      answer: { count: 0 },
      changes: [],
    },
    {
      name: "updateMany whose where has an inactive relation",
      write: (prisma) => prisma.user.updateMany({ where: { org: { name: "Gone" } }, data: { age: 1 } }),
      answer: { count: 0 },
      changes: [],
    },
    {
      name: "updateMany of rows that keep the time",
      write: (prisma) => prisma.comment.updateMany({ where: { postId: 1 }, data: { text: "x" } }),
      answer: { count: 2 },
      changes: ["Comment 1: text = x", "Comment 2: text = x"],
    },
    {
      name: "updateMany of a model that is not soft-deleted",
      write: (prisma) => prisma.category.updateMany({ data: { name: "x" } }),
      answer: { count: 2 },
      changes: ["Category 1: name = x", "Category 8: name = x"],
    },
    {
      name: "updateMany of such a model, whose where has an inactive relation",
      write: (prisma) => prisma.category.updateMany({ where: { owner: { name: "zed" } }, data: { name: "x" } }),
      answer: { count: 0 },
      changes: [],
    },
    {
      name: "update of such a model, whose where has an inactive relation: P2025",
      write: (prisma) => prisma.category.update({ where: { id: 8, owner: { name: "zed" } }, data: { name: "x" } }),
      answer: "P2025",
      changes: [],
    },
    ...(stage.server.provider === "mysql"
      ? []
      : [
          {
            name: "updateManyAndReturn",
            write: (prisma: PlainClient) =>
              prisma.post
                .updateManyAndReturn({ where: { authorId: 1 }, data: { subtitle: "x" } })
                .then((rows) => ids(rows).sort()),
            answer: [1, 2],
            changes: ["Post 1: subtitle = x", "Post 2: subtitle = x"],
          },
        ]),
  ];

  test.each(updates)("$name", async ({ write, answer, changes }) => {
    expect(await outcome(write(stage.hardened))).toEqual(answer);
    expect(await stage.changes()).toEqual(changes);
  });

  const loaded: readonly (readonly [
    name: string,
    write: (prisma: PlainClient) => Promise<unknown>,
    answer: unknown,
  ])[] = [
    [
      "update",
      (prisma) =>
        prisma.post.update({
          where: { id: 1 },
          data: { views: 1 },
          select: { tags: { select: id }, editor: { select: id } },
        }),
      { tags: [{ id: 1 }], editor: { id: 2 } },
    ],
    [
      "update, an optional relation",
      (prisma) => prisma.post.update({ where: { id: 2 }, data: { views: 1 }, select: { editor: true } }),
      { editor: null },
    ],
    [
      "update, _count",
      (prisma) => prisma.user.update({ where: { id: 1 }, data: {}, select: { _count: { select: { posts: true } } } }),
      { _count: { posts: 2 } },
    ],
    [
      "upsert",
      (prisma) =>
        prisma.tag.upsert({ where: { id: 1 }, create: { id: 1, name: "" }, update: {}, select: { _count: true } }),
      { _count: { posts: 2 } },
    ],
    [
      "create",
      (prisma) =>
        prisma.post.create({ data: { id: 5, title: "", authorId: 1, editorId: 9 }, select: { editor: true } }),
      { editor: null },
    ],
    [
      "delete",
      (prisma) => prisma.category.delete({ where: { id: 1 }, select: { posts: { select: id }, _count: true } }),
      { posts: [{ id: 1 }], _count: { posts: 1 } },
    ],
  ];
  test.each(loaded)("shows active rows only in what it loads: %s", async (_name, write, answer) => {
    expect(await write(stage.hardened)).toEqual(answer);
  });
});
