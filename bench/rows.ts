/** 10 users × 5 posts × 4 comments, 1000 tags, three of them on each post. Every row is active. */
export const ACTIVE_ROWS = `
  INSERT INTO "User" (id, email, name) SELECT u, 'user' || u || '@example.com', 'user ' || u FROM generate_series(1, 10) u;
  INSERT INTO "Post" (id, title, views, "authorId")
    SELECT p, 'post ' || p, p - 1, (p - 1) / 5 + 1 FROM generate_series(1, 50) p;
  INSERT INTO "Comment" (id, text, "postId", "authorId")
    SELECT c, 'comment ' || c, (c - 1) / 4 + 1, c % 10 + 1 FROM generate_series(1, 200) c;
  INSERT INTO "Tag" (id, name) SELECT t, 'tag ' || t FROM generate_series(1, 1000) t;
  INSERT INTO "_PostToTag" ("A", "B") SELECT p, p * 3 + n FROM generate_series(1, 50) p, generate_series(1, 3) n;
  ANALYZE;
`;

const INACTIVE = `false, true, now()`;

/**
 * Inactive rows among the active ones, from id 1001 on: a post of each user and two inactive users, a comment on each post
 * that says "spam", a tag on each post. Post 1101 is active and its author is not: nothing that loads the author shows it.
 */
export const INACTIVE_ROWS = `
  INSERT INTO "User" (id, email, name, "isActive", deleted, "deletedAt")
    SELECT u, 'user' || u || '@example.com', 'user ' || u, ${INACTIVE} FROM generate_series(1001, 1002) u;
  INSERT INTO "Post" (id, title, views, "authorId", "isActive", deleted, "deletedAt")
    SELECT 1000 + u, 'inactive post', u, u, ${INACTIVE} FROM generate_series(1, 10) u;
  INSERT INTO "Comment" (id, text, "postId", "authorId", "isActive", deleted, "deletedAt")
    SELECT 1000 + p, 'spam', p, p % 10 + 1, ${INACTIVE} FROM generate_series(1, 50) p;
  INSERT INTO "Comment" (id, text, "postId", "authorId") SELECT 2000 + u, 'spam', 1000 + u, u FROM generate_series(1, 10) u;
  INSERT INTO "Tag" (id, name, "isActive", deleted, "deletedAt")
    SELECT t, 'tag ' || t, ${INACTIVE} FROM generate_series(1001, 1100) t;
  INSERT INTO "_PostToTag" ("A", "B") SELECT p, 1000 + p FROM generate_series(1, 50) p;
  INSERT INTO "_PostToTag" ("A", "B") SELECT 1000 + u, 999 FROM generate_series(1, 10) u;
  INSERT INTO "Post" (id, title, views, "authorId") VALUES (1101, 'orphan', -1, 1001);
`;

/** The comments that updates and deletes change, as they were. */
export const RESET_ACTIVE_COMMENTS = `
  INSERT INTO "Comment" (id, text, "postId", "authorId")
    SELECT c, 'comment ' || c, (c - 1) / 4 + 1, c % 10 + 1 FROM generate_series(101, 120) c
    ON CONFLICT (id) DO UPDATE
      SET text = EXCLUDED.text, "isActive" = true, deleted = false, "deletedAt" = NULL;
`;

/** Comment 1001, which nobody may change. */
export const RESET_INACTIVE_COMMENT = `
  INSERT INTO "Comment" (id, text, "postId", "authorId", "isActive", deleted, "deletedAt")
    VALUES (1001, 'spam', 1, 2, ${INACTIVE})
    ON CONFLICT (id) DO UPDATE
      SET text = EXCLUDED.text, "isActive" = false, deleted = true, "deletedAt" = now();
`;
