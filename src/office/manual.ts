import { z } from "zod";
import { officeFile } from "./office-file.ts";

/** One setting of the office file, as its manual tells it. */
export interface ManualField {
  /** Such as `services[].booking.arrival.beforeMinutes`. */
  readonly path: string;
  /** What may be written there, e.g. `whole number 0–500`. */
  readonly kind: string;
  /** What holds when it is left out; null when it must be given. */
  readonly standard: string | null;
  readonly says: string;
}

export interface ManualSection {
  /** The key at the top of the file, e.g. `services`. */
  readonly title: string;
  readonly says: string;
  readonly fields: readonly ManualField[];
}

/** The manual of the office file, made from the validator itself, so that it cannot tell anything else (A6). */
export function officeFileManual(): ManualSection[] {
  // The library's own type also knows true and false as schemas, which it writes only for additionalProperties.
  const whole = z.toJSONSchema(officeFile, { io: "input" }) as Schema;
  return Object.entries(whole.properties ?? {}).map(([title, schema]) => ({
    title,
    says: schema.description ?? "",
    fields: fieldsWithin(schema, title),
  }));
}

/** As much of JSON Schema as the walk needs; `kind` is the format's own word for a value. */
interface Schema {
  readonly [key: string]: unknown;
  readonly description?: string | undefined;
  readonly default?: unknown;
  readonly type?: unknown;
  readonly kind?: string;
  /** What holds when left out, where the validator's own default cannot be written as JSON. */
  readonly standard?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
}

/** The settings inside a value: of a group, of a list's items, or of each of the ways to write it. */
function fieldsWithin(schema: Schema, path: string): ManualField[] {
  if (schema.kind !== undefined) return [];
  if (schema.items !== undefined) return fieldsWithin(schema.items, `${path}[]`);
  const keyed = schema.additionalProperties;
  if (schema.properties === undefined && typeof keyed === "object") return fieldsWithin(keyed, `${path}.*`);
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const field = fieldOf(part, {
      path: `${path}.${key}`,
      required: schema.required?.includes(key) ?? false,
    });
    return [field].concat(fieldsWithin(part, field.path));
  });
  return merged([...own, ...waysOf(schema).flatMap((way) => fieldsWithin(way, path))]);
}

const fieldOf = (schema: Schema, at: { path: string; required: boolean }): ManualField => ({
  path: at.path,
  kind: kindOf(schema),
  standard: at.required ? null : standardOf(schema),
  says: schema.description ?? "",
});

/** A setting that several ways to write a thing share is told once, with all it may be. */
function merged(fields: readonly ManualField[]): ManualField[] {
  const told = new Map<string, ManualField>();
  for (const field of fields) {
    const before = told.get(field.path);
    told.set(
      field.path,
      before === undefined || before.kind === field.kind
        ? (before ?? field)
        : {
            ...before,
            kind: `${before.kind} or ${field.kind}`,
            says: before.says === field.says ? before.says : `${before.says}; ${field.says}`,
          },
    );
  }
  return [...told.values()];
}

function kindOf(schema: Schema): string {
  if (schema.kind !== undefined) return schema.kind;
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum !== undefined) return schema.enum.join(" | ");
  const ways = waysOf(schema);
  if (ways.length > 0) return [...new Set(ways.map(kindOf))].join(" or ");
  if (schema.items !== undefined) return `list of ${kindOf(schema.items)}`;
  return SIMPLE[String(schema.type)]?.(schema) ?? "text";
}

const SIMPLE: Partial<Record<string, (schema: Schema) => string>> = {
  integer: ({ minimum, maximum }) => `whole number ${minimum}–${maximum}`,
  number: ({ minimum, maximum }) => `number ${minimum}–${maximum}`,
  boolean: () => "true | false",
  null: () => "null",
  object: ({ properties }) => (properties === undefined ? "settings by name" : "settings"),
};

const waysOf = (schema: Schema): readonly Schema[] => schema.anyOf ?? schema.oneOf ?? [];

/** A list left out is empty, and what may be null is null. */
function standardOf(schema: Schema): string {
  const value = schema.standard ?? schema.default;
  if (typeof value === "string") return value;
  if (value !== undefined) return JSON.stringify(value);
  if (waysOf(schema).some((way) => way.type === "null")) return "null";
  return schema.items === undefined ? "nothing" : "[]";
}
