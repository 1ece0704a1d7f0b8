import { HardeningError, withDeadline } from "prisma-hardening";
import { beforeAll, expect, test, vi } from "vitest";
import { openStage, type Client } from "./stage.js";

const TIMEOUT_MS = 60_000;
const stage = openStage("caller");
let client: Client;
beforeAll(() => {
  client = stage.open({ timeout: TIMEOUT_MS });
});

test("the error's stack begins where the operation was called", async () => {
  const error: unknown = await withDeadline(AbortSignal.abort(), () => client.prisma.post.findMany()).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HardeningError);
  const [header, frame] = (error as HardeningError).stack?.split("\n") ?? [];
  expect(header).toMatch(/^HardeningError: Post\.findMany was aborted/);
  expect(frame).toMatch(/caller\.test\.ts:\d+:\d+$/);
});

test("a batch transaction that is refused leaves no timer of its parts", async () => {
  const { prisma } = client;
  const set = vi.spyOn(globalThis, "setTimeout");
  const clear = vi.spyOn(globalThis, "clearTimeout");
  const refused = prisma.$transaction([
    prisma.post.count(),
    prisma.post.findMany({ orderBy: { comments: { _count: "asc" } } }),
    prisma.post.count(),
  ]);
  await expect(refused).rejects.toMatchObject({ code: "UNFILTERABLE_ORDER" });
  const made = set.mock.results.filter((_, index) => set.mock.calls[index]?.[1] === TIMEOUT_MS);
  const cleared = new Set(clear.mock.calls.map(([timer]) => timer));
  vi.restoreAllMocks();
  expect(made).toHaveLength(3);
  expect(made.filter(({ value }) => !cleared.has(value as NodeJS.Timeout))).toEqual([]);
});
