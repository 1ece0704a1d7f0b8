-- Indexes on the active rows only, which `schema.prisma` cannot say. Nearly every read asks for active rows: such an
-- index is smaller than one on all rows, and the database need not look at a row to see whether it is active.

-- The newest orders, and those of a status.
CREATE INDEX "orders_placed_at_active_idx" ON "orders" ("placed_at" DESC) WHERE "isActive";

-- What `include: { posts: true }`, `{ comments: true }`, ... ask.
CREATE INDEX "posts_author_id_active_idx" ON "posts" ("author_id", "published_at" DESC) WHERE "isActive";
CREATE INDEX "comments_post_id_active_idx" ON "comments" ("post_id") WHERE "isActive";

-- Unique among the active teams: the slug of a team that was deleted is free again. With a plain unique index, creating
-- it anew would fail with P2002 because of a row that no read shows.
CREATE UNIQUE INDEX "teams_slug_active_key" ON "teams" ("slug") WHERE "isActive";
