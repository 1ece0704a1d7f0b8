import { prisma } from "./client.js";

/** A dozen queries as applications write them. They are compiled, never run. */
export async function queries() {
  const user = await prisma.user.findUnique({ where: { id: 1 } });
  const byEmail = await prisma.user.findUniqueOrThrow({
    where: { email: "a@example.com" },
    select: { id: true, name: true },
  });
  const posts = await prisma.post.findMany({ where: { views: { gte: 10 } }, orderBy: { views: "desc" }, take: 20 });
  const tree = await prisma.user.findMany({
    include: { posts: { include: { comments: { include: { author: true } } } } },
  });
  const narrow = await prisma.post.findMany({
    select: { title: true, author: { select: { name: true } }, _count: true },
  });
  const filtered = await prisma.user.findMany({
    where: { posts: { some: { comments: { every: { text: { not: "spam" } } }, tags: { none: { name: "x" } } } } },
  });
  const count = await prisma.comment.count({ where: { post: { is: { title: { contains: "x" } } } } });
  const sums = await prisma.post.aggregate({ _sum: { views: true }, _max: { id: true } });
  const groups = await prisma.post.groupBy({ by: ["authorId"], _count: { _all: true }, orderBy: { authorId: "asc" } });
  const created = await prisma.user.create({
    data: { id: 2, email: "b@example.com", name: "b", posts: { create: [{ id: 9, title: "t", views: 0 }] } },
    include: { posts: true },
  });
  const updated = await prisma.post.update({
    where: { id: 1 },
    data: { tags: { connect: [{ name: "x" }] } },
    include: { tags: true },
  });
  const removed = await prisma.$transaction(async (tx) =>
    tx.comment.delete({ where: { id: 1 }, select: { text: true } }),
  );
  return [
    user?.name,
    byEmail.name,
    posts.map(({ title }) => title),
    tree.map((one) => one.posts.map((post) => post.comments.map((comment) => comment.author.email))),
    narrow.map(({ author, _count }) => [author.name, _count.comments]),
    filtered.length,
    count,
    sums._sum.views,
    groups.map((group) => group._count._all),
    created.posts.length,
    updated.tags.length,
    removed.text,
  ];
}
