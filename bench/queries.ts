import type { ModelOperation } from "../src/operations.js";
import type { Prisma } from "./generated/client/client.js";

/** One operation that is measured. */
export interface Query {
  readonly id: string;
  readonly title: string;
  readonly model: Prisma.ModelName;
  readonly operation: ModelOperation;
  /**
   * The arguments of a call; `index` counts the calls of a sample. Made anew for each call, because peers may write into
   * what they are given.
   */
  readonly args: (index: number) => object;
  /** The arguments that the answers are compared with, where they are not those of the first call. */
  readonly probe?: () => object;
  /** How many calls run at the same time. Default 1. */
  readonly parallel?: number;
  /** How many calls a sample takes the mean of. */
  readonly calls: number;
  /** It changes rows, so only a real database can answer it. */
  readonly isWrite?: boolean;
  /** The most that this package may cost over the empty extension, in µs, where the driver answers at once. */
  readonly targetMicroseconds?: number;
}

/** Ids of `rows.ts`: from here on a row is inactive. */
const INACTIVE_POST = 1001;
/** Every call of a sample writes another row. */
const FIRST_WRITTEN_COMMENT = 101;

export const queries = [
  {
    id: "findUnique",
    title: "findUnique by id",
    model: "Post",
    operation: "findUnique",
    args: (): Prisma.PostFindUniqueArgs => ({ where: { id: 7 } }),
    probe: (): Prisma.PostFindUniqueArgs => ({ where: { id: INACTIVE_POST } }),
    calls: 4,
    targetMicroseconds: 2,
  },
  {
    id: "findMany",
    title: "findMany, 20 rows",
    model: "Comment",
    operation: "findMany",
    args: (): Prisma.CommentFindManyArgs => ({ where: { postId: { lte: 5 } }, orderBy: { id: "asc" } }),
    calls: 4,
    targetMicroseconds: 2,
  },
  {
    id: "count",
    title: "count",
    model: "Post",
    operation: "count",
    args: (): Prisma.PostCountArgs => ({ where: { views: { gte: 0 } } }),
    calls: 4,
    targetMicroseconds: 2,
  },
  {
    id: "parallel",
    title: "20 parallel findUnique",
    model: "Post",
    operation: "findUnique",
    args: (index: number): Prisma.PostFindUniqueArgs => ({ where: { id: (index % 20) + 1 } }),
    probe: (): Prisma.PostFindUniqueArgs => ({ where: { id: INACTIVE_POST } }),
    calls: 2,
    parallel: 20,
  },
  {
    id: "include",
    title: "include, three levels of 10 × 5 × 4 rows",
    model: "User",
    operation: "findMany",
    args: (): Prisma.UserFindManyArgs => ({
      where: { id: { lte: 10 } },
      orderBy: { id: "asc" },
      include: { posts: { include: { comments: true } } },
    }),
    probe: (): Prisma.UserFindManyArgs => ({
      where: { id: { lte: 9000 } },
      orderBy: { id: "asc" },
      include: { posts: { include: { comments: true } } },
    }),
    calls: 1,
    targetMicroseconds: 15,
  },
  {
    id: "relationFilter",
    title: "relation filter: some, none, every, two levels deep",
    model: "User",
    operation: "findMany",
    args: (): Prisma.UserFindManyArgs => ({
      where: {
        posts: {
          some: { comments: { every: { text: { not: "spam" } } } },
          none: { comments: { some: { text: "spam" } } },
          every: { tags: { none: { name: "tag 999" } } },
        },
      },
      orderBy: { id: "asc" },
    }),
    calls: 2,
    targetMicroseconds: 6,
  },
  {
    id: "required",
    title: "findMany with a required to-one include, 20 rows",
    model: "Post",
    operation: "findMany",
    args: (): Prisma.PostFindManyArgs => ({
      where: { views: { lt: 20 } },
      orderBy: { id: "asc" },
      include: { author: true },
    }),
    calls: 2,
  },
  {
    id: "rows10",
    title: "findMany, 10 rows",
    model: "Tag",
    operation: "findMany",
    args: (): Prisma.TagFindManyArgs => ({ orderBy: { id: "asc" }, take: 10 }),
    probe: (): Prisma.TagFindManyArgs => ({ orderBy: { id: "desc" }, take: 10 }),
    calls: 4,
    targetMicroseconds: 2,
  },
  {
    id: "rows1000",
    title: "findMany, 1000 rows",
    model: "Tag",
    operation: "findMany",
    args: (): Prisma.TagFindManyArgs => ({ orderBy: { id: "asc" }, take: 1000 }),
    probe: (): Prisma.TagFindManyArgs => ({ orderBy: { id: "desc" }, take: 1000 }),
    calls: 1,
    targetMicroseconds: 2,
  },
  {
    id: "update",
    title: "update by id",
    model: "Comment",
    operation: "update",
    args: (index: number): Prisma.CommentUpdateArgs => ({
      where: { id: FIRST_WRITTEN_COMMENT + index },
      data: { text: "changed" },
    }),
    calls: 2,
    isWrite: true,
  },
  {
    id: "delete",
    title: "delete by id",
    model: "Comment",
    operation: "delete",
    args: (index: number): Prisma.CommentDeleteArgs => ({ where: { id: FIRST_WRITTEN_COMMENT + index } }),
    calls: 2,
    isWrite: true,
  },
] as const satisfies readonly Query[];

export type QueryId = (typeof queries)[number]["id"];
