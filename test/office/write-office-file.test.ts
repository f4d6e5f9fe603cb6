import { expect, test } from "bun:test";
import fc from "fast-check";
import { officeFile } from "../../src/office/office-file.ts";
import { PRESETS, presetText } from "../../src/office/presets.ts";
import { readOfficeFile } from "../../src/office/read-office-file.ts";
import { writeOfficeFile } from "../../src/office/write-office-file.ts";
import { pathText, yamlLines, type PathStep } from "../../src/office/yaml-lines.ts";
import { lhota } from "../support/cast.ts";

const NASTY = [
  ": # - \" ' \n x",
  "- a",
  "a: b",
  "a #b",
  "12",
  "1e3",
  "0x1F",
  "017",
  "2026-01-01",
  "12:30",
  "yes",
  "No",
  "on",
  "true",
  "null",
  "~",
  ".inf",
  "*a",
  "&a",
  "!x",
  "%x",
  "@x",
  "`x",
  "{a}",
  "[a]",
  "|",
  ">",
  "?",
  "a\n\nb",
  "a\n  b",
  "a\nb: c\n# d",
  "---\na",
  "čau 😀 \u0085 \u2028 \ufeff",
  "\u00a0a",
  "<<",
  "=",
  "a\tb",
  "a\r\nb",
];
const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
  fc.array(fc.string({ unit: "binary-ascii", maxLength: 20 }), { minLength: 1 }).map((rows) => rows.join("\n")),
);

test("A6 an office with any texts in it is read back as it was written", () => {
  fc.assert(
    fc.property(text, text, text, (name, notice, arms) => {
      const read = officeFile.safeParse({
        ...lhota(),
        office: {
          ...lhota().office,
          name: { cs: name, uk: `${name}'` },
          privacy: { controller: { cs: notice, en: notice } },
          arms,
          messages: {
            lapsed: { cs: { subject: name.replaceAll(/[{}]/g, ""), text: `${notice.replaceAll(/[{}]/g, "")} {when}` } },
          },
        },
      });
      fc.pre(read.success);
      if (!read.success) return;
      expect(readOfficeFile(writeOfficeFile(read.data))).toEqual({
        office: read.data,
      });
    }),
    { numRuns: 300 },
  );
});

/** Every path of a document with its value. */
function paths(value: unknown, at: readonly PathStep[] = []): PathStep[][] {
  if (typeof value !== "object" || value === null) return [[...at]];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...(at.length > 0 ? [[...at]] : []), ...inner.flatMap(([key, part]) => paths(part, [...at, key]))];
}

const valueAt = (document: unknown, path: readonly PathStep[]): unknown =>
  path.reduce<unknown>(
    (holder, step) => (typeof holder === "object" && holder !== null ? Reflect.get(holder, step) : undefined),
    document,
  );

/** A row with a bare or quoted value of its own, which can be changed to see what changes. */
const VALUE = /^(\s*(?:- )*"?[\w-]+"?: )(?![&*|>{[])\S.*$/;

for (const name of PRESETS)
  test(`A6 the line named for a setting in the preset of ${name} is the one that sets it`, () => {
    const preset = presetText(name);
    const office = readOfficeFile(preset);
    if (!("office" in office)) throw new Error("a preset with problems");
    for (const written of [preset, Bun.YAML.stringify(Bun.YAML.parse(preset), null, 2), writeOfficeFile(office.office)])
      expect(checkedLines(written)).toBeGreaterThan(50);
  });

/** Changes the row named for each single setting and expects that very setting to change; returns how many were tried. */
function checkedLines(written: string): number {
  const rows = written.split("\n");
  const lines = yamlLines(written);
  let tried = 0;
  for (const path of paths(Bun.YAML.parse(written))) {
    const row = rows[(lines.lineOf(path) ?? 0) - 1];
    const key = path.at(-1);
    const head = row === undefined ? undefined : VALUE.exec(row)?.[1];
    if (row === undefined || head === undefined || typeof key !== "string") continue;
    if (!head.includes(`${key}:`) && !head.includes(`${key}":`)) continue;
    const changed = rows.with(rows.indexOf(row, (lines.lineOf(path) ?? 1) - 1), `${head}CHANGED`);
    expect(valueAt(Bun.YAML.parse(changed.join("\n")), path), pathText(path)).toBe("CHANGED");
    tried++;
  }
  return tried;
}

test("A6 of a text written in a way it does not follow, no line is claimed", () => {
  for (const odd of [
    'a: "x\n  y: z"\nb: 1\n',
    "a: {b: 1,\n  c: 2}\nd: 1\n",
    "? a\n: b\n",
    "a:\n\tb: 1\n",
    '{\n"a": 1\n}',
  ])
    expect(yamlLines(odd).lineOf(["d"]) ?? yamlLines(odd).lineOf(["a", "b"])).toBeNull();
  expect(yamlLines("a: |\n  b: 1\n\n  c: 2\nb: 3\n").lineOf(["b"])).toBe(5);
  expect(yamlLines("a: &x\n  b: 1\nc: *x\n").lineOf(["c", "b"])).toBeNull();
});
