import type { PlainClient } from "../support/clients.js";

/** When the rows below that keep the time went inactive. */
export const DELETED_AT = new Date("2024-05-06T07:08:09.123Z");

/**
 * One small world, the same in every test. A row with the id 9 is inactive, in every model; one with the id 8 is active
 * and depends on an inactive row. All other rows are active.
 */
export const ROWS = {
  org: [
    { id: 1, name: "Acme" },
    { id: 2, name: "Beta" },
    { id: 9, name: "Gone", isActive: false },
  ],
  // In the order in which their managers exist: MariaDB looks at foreign keys row by row.
  user: [
    { id: 1, email: "ann@x", name: "ann", age: 30, orgId: 1 },
    { id: 9, email: "zed@x", name: "zed", age: 90, orgId: 1, managerId: 1, isActive: false },
    { id: 2, email: "bob@x", name: "bob", age: 20, orgId: 1, managerId: 1 },
    { id: 3, email: "cat@x", name: "cat", age: 40, orgId: 1, managerId: 9 },
    { id: 8, email: "dan@x", name: "dan", age: 80, orgId: 9 },
  ],
  profile: [
    { id: 1, bio: "of ann", userId: 1 },
    { id: 8, bio: "of zed", userId: 9 },
    { id: 9, bio: "of bob", userId: 2, isDeleted: true },
  ],
  category: [
    { id: 1, name: "news", ownerId: 1 },
    { id: 8, name: "of zed", ownerId: 9 },
  ],
  post: [
    { id: 1, title: "one", views: 10, authorId: 1, editorId: 2, categoryId: 1 },
    { id: 2, title: "two", views: 20, authorId: 1, editorId: 9, categoryId: 8 },
    { id: 4, title: "four", views: 40, authorId: 2 },
    { id: 8, title: "of zed", views: 80, authorId: 9 },
    { id: 9, title: "gone", views: 90, authorId: 1, editorId: 2, categoryId: 1, isActive: false },
  ],
  comment: [
    { id: 1, text: "first", postId: 1, authorId: 1 },
    { id: 2, text: "of zed", postId: 1, authorId: 9 },
    { id: 7, text: "below zed's post", postId: 8, authorId: 1 },
    { id: 8, text: "below a gone post", postId: 9, authorId: 1 },
    { id: 9, text: "gone", postId: 1, authorId: 1, deletedAt: DELETED_AT },
  ],
  tag: [
    { id: 1, name: "red" },
    { id: 2, name: "blue" },
    { id: 9, name: "gone", isActive: false },
  ],
  membership: [
    { userId: 1, orgId: 1, role: "ADMIN" },
    { userId: 3, orgId: 1 },
    { userId: 2, orgId: 1, isActive: false },
    { userId: 9, orgId: 1 },
    { userId: 1, orgId: 9 },
  ],
  team: [
    { id: 1, name: "core" },
    { id: 9, name: "gone", isActive: false },
  ],
  person: [
    { id: 1, name: "eve", teamId: 1 },
    { id: 8, name: "fay", teamId: 9 },
    { id: 9, name: "gus", teamId: 1, isActive: false },
  ],
  // What a ticket refers to is active, except what its title says.
  ticket: [
    { id: 1, title: "all active", hiddenId: 1, nulledId: 1, keptId: 1, thrownId: 1 },
    { id: 2, title: "hidden", hiddenId: 9, nulledId: 1, keptId: 1, thrownId: 1 },
    { id: 3, title: "nulled", hiddenId: 1, nulledId: 9, keptId: 1, thrownId: 1 },
    { id: 4, title: "kept", hiddenId: 1, nulledId: 1, keptId: 9, thrownId: 1 },
    { id: 5, title: "thrown", hiddenId: 1, nulledId: 1, keptId: 1, thrownId: 9 },
    { id: 6, title: "nulled.team", hiddenId: 1, nulledId: 8, keptId: 1, thrownId: 1 },
    { id: 7, title: "hidden.team", hiddenId: 8, nulledId: 1, keptId: 1, thrownId: 1 },
    { id: 8, title: "kept.team", hiddenId: 1, nulledId: 1, keptId: 8, thrownId: 1 },
    { id: 9, title: "gone", hiddenId: 1, nulledId: 1, keptId: 1, thrownId: 1, isActive: false },
  ],
  folder: [
    { id: 1, name: "root" },
    { id: 2, name: "child", parentId: 1 },
    { id: 3, name: "grandchild", parentId: 2 },
    { id: 9, name: "gone", parentId: 1, deletedAt: DELETED_AT },
    { id: 8, name: "below a gone one", parentId: 9 },
  ],
  invoice: [
    { id: 1, number: "A1" },
    { id: 2, number: "A2" },
    { id: 9, number: "A9", isActive: false },
  ],
  invoiceLine: [
    { id: 1, text: "pen", invoiceId: 1 },
    { id: 2, text: "ink", invoiceId: 1 },
    { id: 8, text: "of a gone invoice", invoiceId: 9 },
    { id: 9, text: "gone", invoiceId: 1, isActive: false },
  ],
} as const;

const TAGS_OF_POSTS = [
  { id: 1, tags: [1, 9] },
  { id: 2, tags: [1] },
  { id: 4, tags: [9] },
  { id: 9, tags: [1] },
];

/** Stores {@link ROWS} and nothing else, in one transaction. */
export async function reset(plain: PlainClient): Promise<void> {
  await plain.$transaction([
    plain.invoiceLine.deleteMany(),
    plain.invoice.deleteMany(),
    plain.folder.deleteMany(),
    plain.ticket.deleteMany(),
    plain.person.deleteMany(),
    plain.team.deleteMany(),
    plain.membership.deleteMany(),
    plain.tag.deleteMany(),
    plain.comment.deleteMany(),
    plain.post.deleteMany(),
    plain.category.deleteMany(),
    plain.profile.deleteMany(),
    plain.user.deleteMany(),
    plain.org.deleteMany(),
    plain.org.createMany({ data: [...ROWS.org] }),
    plain.user.createMany({ data: [...ROWS.user] }),
    plain.profile.createMany({ data: [...ROWS.profile] }),
    plain.category.createMany({ data: [...ROWS.category] }),
    plain.post.createMany({ data: [...ROWS.post] }),
    plain.comment.createMany({ data: [...ROWS.comment] }),
    plain.tag.createMany({ data: [...ROWS.tag] }),
    plain.membership.createMany({ data: [...ROWS.membership] }),
    plain.team.createMany({ data: [...ROWS.team] }),
    plain.person.createMany({ data: [...ROWS.person] }),
    plain.ticket.createMany({ data: [...ROWS.ticket] }),
    plain.folder.createMany({ data: [...ROWS.folder] }),
    plain.invoice.createMany({ data: [...ROWS.invoice] }),
    plain.invoiceLine.createMany({ data: [...ROWS.invoiceLine] }),
    ...TAGS_OF_POSTS.map(({ id, tags }) =>
      plain.post.update({ where: { id }, data: { tags: { connect: tags.map((tag) => ({ id: tag })) } } }),
    ),
  ]);
}
