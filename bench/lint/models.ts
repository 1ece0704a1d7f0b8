import { randomNumbers } from "./random.js";

export interface Field {
  readonly name: string;
  /** In the schema. */
  readonly type: string;
  /** In TypeScript. */
  readonly codeType: string;
}

export interface Model {
  readonly name: string;
  readonly fields: readonly Field[];
}

const NAMES = [
  ...["Account", "Address", "Agreement", "Article", "Asset", "Attachment", "Booking", "Budget", "Campaign", "Carrier"],
  ...["Cart", "Comment", "Contract", "Coupon", "Customer", "Department", "Device", "Discount", "Document", "Employee"],
  ...["Event", "Expense", "Invoice", "Location", "Meeting", "Member", "Message", "Order", "Payment", "Plan"],
  ...["Product", "Project", "Refund", "Report", "Shipment", "Supplier", "Task", "Team", "Ticket", "Warehouse"],
];

const FIELDS: readonly Field[] = [
  { name: "title", type: "String", codeType: "string" },
  { name: "description", type: "String?", codeType: "string | null" },
  { name: "status", type: "String", codeType: "string" },
  { name: "amount", type: "Int", codeType: "number" },
  { name: "quantity", type: "Int", codeType: "number" },
  { name: "reference", type: "String", codeType: "string" },
  { name: "isPublished", type: "Boolean", codeType: "boolean" },
  { name: "startsAt", type: "DateTime", codeType: "Date" },
  { name: "endsAt", type: "DateTime?", codeType: "Date | null" },
  { name: "priority", type: "Int", codeType: "number" },
  { name: "region", type: "String", codeType: "string" },
  { name: "notes", type: "String?", codeType: "string | null" },
];

/** Forty models of four to nine own fields each. */
export function makeModels(): readonly Model[] {
  const random = randomNumbers(40);
  return NAMES.map((name) => {
    const first = Math.floor(random() * FIELDS.length);
    const count = 4 + Math.floor(random() * 6);
    const fields = Array.from({ length: count }, (_, index) => FIELDS[(first + index) % FIELDS.length]);
    return { name, fields: fields.filter((field) => field !== undefined) };
  });
}

/** The models in a chain of relations, half of them with a soft delete. */
export function schemaOf(models: readonly Model[]): string {
  const head = `datasource db {
  provider = "postgresql"
}

generator client {
  provider = "prisma-client"
  output   = "../generated"
}
`;
  return [head, ...models.map((model, index) => modelText(model, index, models))].join("\n");
}

function modelText({ name, fields }: Model, index: number, models: readonly Model[]): string {
  const owner = models[index - 1]?.name;
  const part = models[index + 1]?.name;
  return [
    `model ${name} {`,
    "  id        String   @id @default(uuid())",
    "  createdAt DateTime @default(now())",
    ...(index % 2 === 0 ? ["  isActive  Boolean  @default(true)"] : []),
    ...fields.map((field) => `  ${field.name} ${field.type}`),
    ...(owner === undefined
      ? []
      : [`  ownerId String`, `  owner ${owner} @relation(fields: [ownerId], references: [id])`]),
    ...(part === undefined ? [] : [`  parts ${part}[]`]),
    "}",
    "",
  ].join("\n");
}
