import { describe, expect, test } from "vitest";
import { models } from "../support/clients.js";
import { construct, refusal } from "./refusal.js";
import { describeOnOneDatabase } from "./stage.js";

type Entry = Record<string, unknown> & { relations: Record<string, Record<string, unknown>>; scalars: string[] };

/** What the generator wrote, with a change. */
function changed(change: (models: Record<string, Entry>) => void): object {
  const copy = structuredClone(models) as unknown as { models: Record<string, Entry> };
  change(copy.models);
  return copy;
}

function entry(models: Record<string, Entry>, name: string): Entry {
  const found = models[name];
  if (found === undefined) throw new Error(`No model ${name}.`);
  return found;
}

describe("hardening() refuses, and says what to write,", () => {
  const wrong: readonly (readonly [name: string, models: unknown, message: RegExp])[] = [
    ["missing", undefined, /generator hardening {[\s\S]*prisma-hardening-generator[\s\S]*hardening\({ models }\)/],
    ["null", null, /`models` is missing/],
    ["text", "models", /it is not an object/],
    ["of no version", { models: models.models }, /has format no version, .* reads format 1\. Run `prisma generate`/],
    ["of another version", { ...models, version: 2 }, /has format 2/],
    ["without models", { version: 1 }, /`models\.models` is not an object/],
    [
      "with a model that is no object",
      changed((models) => Object.assign(models, { User: null })),
      /User is not an object/,
    ],
    ["without an id", changed((models) => delete entry(models, "User")["id"]), /User\.id is not a list/],
    [
      "with scalars that are no text",
      changed((models) => Object.assign(entry(models, "User"), { scalars: [1] })),
      /User\.scalars/,
    ],
    ["without sensitive fields", changed((models) => delete entry(models, "User")["sensitive"]), /User\.sensitive/],
    ["without active", changed((models) => delete entry(models, "User")["active"]), /User\.active/],
    [
      "with an active value that is none",
      changed((models) => Object.assign(entry(models, "User"), { active: { field: "isActive", when: "yes" } })),
      /User\.active/,
    ],
    [
      "with an active field that is no text",
      changed((models) => Object.assign(entry(models, "User"), { active: { field: 1, when: true } })),
      /User\.active/,
    ],
    [
      "without relations",
      changed((models) => Object.assign(entry(models, "User"), { relations: [] })),
      /User\.relations is not an object/,
    ],
    [
      "with a relation that is no object",
      changed((models) => Object.assign(entry(models, "User").relations, { org: null })),
      /User\.relations\.org: not an object/,
    ],
    [
      "with a relation to no model",
      changed((models) => Object.assign(entry(models, "User").relations["org"] ?? {}, { model: "Orgs" })),
      /User\.relations\.org: unknown model/,
    ],
    [
      "with a relation to an inherited name",
      changed((models) => Object.assign(entry(models, "User").relations["org"] ?? {}, { model: "toString" })),
      /unknown model/,
    ],
    [
      "with a kind of relation that does not exist",
      changed((models) => Object.assign(entry(models, "User").relations["org"] ?? {}, { kind: "one" })),
      /unknown kind/,
    ],
    [
      "without an inverse",
      changed((models) => delete entry(models, "User").relations["org"]?.["inverse"]),
      /no inverse/,
    ],
    [
      "without foreign key fields",
      changed((models) => delete entry(models, "User").relations["org"]?.["fields"]),
      /no fields or references/,
    ],
    [
      "without references",
      changed((models) => delete entry(models, "User").relations["org"]?.["references"]),
      /no fields or references/,
    ],
    [
      "with a directive that does not exist",
      changed((models) => Object.assign(entry(models, "User").relations["org"] ?? {}, { inactive: "show" })),
      /unknown policy/,
    ],
    ["with an id of no fields", changed((models) => Object.assign(entry(models, "User"), { id: [] })), /User\.id/],
  ];
  test.each(wrong)("models that are %s", (_name, models, message) => {
    expect(refusal(() => construct({ models }))).toEqual({
      code: "INVALID_MODELS",
      message: expect.stringMatching(message) as string,
    });
  });
});

describeOnOneDatabase("$extends(hardening()) refuses models of another schema than the client's:", "read", (stage) => {
  const stale: readonly (readonly [name: string, models: object, difference: string])[] = [
    [
      "a model of the client is missing",
      changed((models) => {
        delete models["InvoiceLine"];
        delete entry(models, "Invoice").relations["lines"];
      }),
      "model InvoiceLine is missing in `models`",
    ],
    [
      "a model of `models` is missing",
      changed((models) => Object.assign(models, { Orgs: { ...entry(models, "Team"), relations: {} } })),
      "model Orgs is missing in the client",
    ],
    [
      "a field of the client is missing",
      changed((models) => entry(models, "User").scalars.splice(2, 1)),
      "field User.name is missing in `models`",
    ],
    [
      "a field of `models` is missing",
      changed((models) => entry(models, "User").scalars.push("nickname")),
      "field User.nickname is missing in the client",
    ],
    [
      "the soft-delete field is missing",
      changed((models) => Object.assign(entry(models, "User"), { active: { field: "enabled", when: true } })),
      "User has no field enabled",
    ],
    [
      "a relation of the client is missing",
      changed((models) => delete entry(models, "User").relations["posts"]),
      "field User.posts (to Post) is missing in `models`",
    ],
    [
      "a relation of `models` is missing",
      changed((models) =>
        Object.assign(entry(models, "User").relations, { friends: entry(models, "User").relations["reports"] }),
      ),
      "field User.friends (to User) is missing in the client",
    ],
    [
      "a relation leads to another model",
      changed((models) => Object.assign(entry(models, "User").relations["org"] ?? {}, { model: "Team" })),
      "field User.org (to Org) is missing in `models`",
    ],
  ];
  test.each(stale)("%s", (_name, models, difference) => {
    const extend = () => stage.plain.$extends(construct({ models }) as never);
    const { code, message } = refusal(extend);
    expect(code).toBe("STALE_MODELS");
    expect(message).toContain(difference);
    expect(message).toContain("Run `prisma generate`");
  });

  test("with no more differences than a person reads", () => {
    const none = changed((models) => Object.values(models).forEach((entry) => entry.scalars.push("x")));
    const { message } = refusal(() => stage.plain.$extends(construct({ models: none }) as never));
    expect(message.match(/is missing/g)).toHaveLength(5);
  });

  test("and a client that does not tell its own", () => {
    const extension = construct({ models }) as (client: object) => unknown;
    expect(refusal(() => extension({ $extends: () => ({}) })).code).toBe("STALE_MODELS");
  });
});
