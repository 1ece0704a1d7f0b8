import { expect, test } from "vitest";
import type { PlainClient } from "../support/clients.js";
import { describeOnRows, outcome } from "./stage.js";

interface Case {
  readonly name: string;
  readonly write: (prisma: PlainClient) => Promise<unknown>;
  readonly answer: unknown;
  readonly changes: readonly string[];
}

const id = { id: true } as const;

describeOnRows("a write that creates", "written", (stage) => {
  const upserts: readonly Case[] = [
    {
      name: "upsert of an inactive row: P2002, never a silent edit",
      write: (prisma) => prisma.tag.upsert({ where: { id: 9 }, create: { id: 9, name: "new" }, update: { name: "x" } }),
      answer: "P2002",
      changes: [],
    },
    {
      name: "upsert of an inactive row by another unique key: P2002",
      write: (prisma) =>
        prisma.tag.upsert({ where: { name: "gone" }, create: { id: 3, name: "gone" }, update: { name: "x" } }),
      answer: "P2002",
      changes: [],
    },
    {
      name: "upsert of an inactive row by a composite id: P2002",
      write: (prisma) =>
        prisma.membership.upsert({
          where: { userId_orgId: { userId: 2, orgId: 1 } },
          create: { userId: 2, orgId: 1 },
          update: { role: "ADMIN" },
        }),
      answer: "P2002",
      changes: [],
    },
    {
      name: "upsert that finds no active row and creates another",
      write: (prisma) =>
        prisma.tag.upsert({ where: { id: 9 }, create: { id: 3, name: "new" }, update: { name: "x" }, select: id }),
      answer: { id: 3 },
      changes: ["+ Tag 3"],
    },
    {
      name: "upsert of an active row",
      write: (prisma) =>
        prisma.tag.upsert({ where: { id: 1 }, create: { id: 1, name: "new" }, update: { name: "x" }, select: id }),
      answer: { id: 1 },
      changes: ["Tag 1: name = x"],
    },
    {
      name: "upsert of a row that is not there",
      write: (prisma) =>
        prisma.tag.upsert({ where: { id: 3 }, create: { id: 3, name: "new" }, update: { name: "x" }, select: id }),
      answer: { id: 3 },
      changes: ["+ Tag 3"],
    },
  ];

  const creates: readonly Case[] = [
    {
      name: "create of a row whose id an inactive one has: P2002",
      write: (prisma) => prisma.tag.create({ data: { id: 9, name: "x" } }),
      answer: "P2002",
      changes: [],
    },
    {
      name: "create of an inactive row",
      write: (prisma) => prisma.tag.create({ data: { id: 3, name: "x", isActive: false }, select: id }),
      answer: { id: 3 },
      changes: ["+ Tag 3"],
    },
    {
      name: "createMany",
      write: (prisma) =>
        prisma.tag.createMany({
          data: [
            { id: 3, name: "x" },
            { id: 4, name: "y" },
          ],
        }),
      answer: { count: 2 },
      changes: ["+ Tag 3", "+ Tag 4"],
    },
    {
      name: "createMany of one row",
      write: (prisma) => prisma.tag.createMany({ data: { id: 3, name: "x" } }),
      answer: { count: 1 },
      changes: ["+ Tag 3"],
    },
    ...(stage.server.provider === "mysql"
      ? []
      : [
          {
            name: "createManyAndReturn",
            write: (prisma: PlainClient) =>
              prisma.tag.createManyAndReturn({ data: [{ id: 3, name: "x", isActive: false }], select: id }),
            answer: [{ id: 3 }],
            changes: ["+ Tag 3"],
          },
        ]),
  ];

  test.each([...upserts, ...creates])("$name", async ({ write, answer, changes }) => {
    expect(await outcome(write(stage.hardened))).toEqual(answer);
    expect(await stage.changes()).toEqual(changes);
  });
});
