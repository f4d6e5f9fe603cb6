import { describe, expect, test } from "bun:test";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The walls of the house: who may import whom, and what each kind of file may touch. */

const TOP = join(import.meta.dir, "..");
const SRC = join(TOP, "src");
const SUBJECTS = ["office", "messaging", "reservations", "queue", "broadcasts", "statistics"];
const DESKS = [
  "booking",
  "ticket",
  "kiosk",
  "status",
  "counter",
  "sms",
  "callbacks",
  "board",
  "voice",
  "admin",
  "trial",
];
const MAY: Record<string, readonly string[]> = {
  wording: [],
  platform: ["wording"],
  office: ["platform"],
  messaging: ["office", "platform", "wording"],
  reservations: ["office", "messaging", "platform"],
  queue: ["reservations", "office", "messaging", "platform"],
  broadcasts: ["office", "messaging", "platform"],
  statistics: [...SUBJECTS, "platform"],
  printing: [...SUBJECTS, "platform"],
  voice: [...SUBJECTS, "platform", "wording"],
};
for (const desk of DESKS) MAY[desk] = [...SUBJECTS, "printing", "voice", "platform", "wording"];

const PRIVATE = /^(store|.*-store|jobs|routes|pages|form|stream)\.ts$/;
/** Files that by their name touch the world; any other is a noun, and a noun is pure. */
const TOUCHES =
  /^(store|.*-store|actions|queries|jobs|routes|stream|send-.*|set-up|access|devices|installation|outages|tray|printers|raster|escpos|presets|holidays|delivery|reservations)\.ts$/;
const WORLD =
  /from "(kysely|hono|bun|bun:.*|node:.*|resend)"|\bnew Date\b|\bDate\.now\b|Math\.random|\bcrypto\.|\bfetch\(|\bprocess\./;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = (readdirSync(SRC, { recursive: true }) as string[]).filter((name) => name.endsWith(".ts")).toSorted();
const textOf = (file: string): string => readFileSync(join(SRC, file), "utf8");
const roomOf = (file: string): string => (file.includes("/") ? (file.split("/")[0] ?? "") : "");

function importsOf(file: string): Import[] {
  return [...textOf(file).matchAll(/^import (type )?[^;]*?from "(\.[^"]+)";/gm)].map((match) => ({
    from: file,
    to: relative(SRC, join(SRC, dirname(file), match[2] ?? "")),
    typeOnly: match[1] !== undefined,
  }));
}

const imports = files.flatMap(importsOf);

/** Every file of a folder at the top, by its path from there. */
const textsIn = (folder: string): [path: string, text: string][] =>
  (readdirSync(join(TOP, folder), { recursive: true }) as string[])
    .filter((name) => /\.(ts|eta)$/.test(name))
    .map((name) => [`${folder}/${name}`, readFileSync(join(TOP, folder, name), "utf8")]);

/** What a file imports or passes on, each name with the file it is from. */
const takenBy = (path: string, text: string): string[] =>
  [
    ...text.matchAll(/^(?:import|export|.*const) (?:type )?\{([^}]*)\} (?:from |= await import\()"(\.[^"]+)"/gm),
  ].flatMap(([, names = "", from = ""]) =>
    names
      .split(",")
      .map(
        (name) =>
          name
            .trim()
            .replace(/^type /, "")
            .split(" as ")[0],
      )
      .map((name) => `${join(dirname(path), from)} ${name}`),
  );

const keysOf = (part: object, path = ""): string[] =>
  Object.entries(part).flatMap(([key, value]) =>
    typeof value === "object" && value !== null ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );

describe("the house", () => {
  test("H1 every import leads to a file", () => {
    expect(imports.filter(({ to }) => !existsSync(join(SRC, to)))).toEqual([]);
  });

  test("H2 a room imports only the rooms it may, and desks never one another", () => {
    const foreign = imports.filter(({ from, to }) => {
      const [room, other] = [roomOf(from), roomOf(to)];
      if (room === "" || room === other) return false;
      if (room === "platform" && to === "schema.ts") return false;
      if (other === "") return to !== "schema.ts" || !["platform", ...SUBJECTS].includes(room);
      return !(MAY[room] ?? []).includes(other);
    });
    expect(foreign).toEqual([]);
  });

  test("H3 nobody reaches into another room's private files", () => {
    const reaching = imports.filter(({ from, to }) => {
      const [room, other] = [roomOf(from), roomOf(to)];
      return (
        room !== "" &&
        other !== "" &&
        room !== other &&
        SUBJECTS.includes(other) &&
        PRIVATE.test(to.split("/").at(-1) ?? "")
      );
    });
    expect(reaching).toEqual([]);
  });

  test("H4 no room has both pages to serve and a table to keep", () => {
    const rooms = new Set(files.map(roomOf));
    const both = [...rooms].filter((room) => files.includes(`${room}/routes.ts`) && files.includes(`${room}/store.ts`));
    expect(both).toEqual([]);
  });

  test("H5 a noun is pure", () => {
    const impure = files.filter((file) => {
      const name = file.split("/").at(-1) ?? "";
      const subject = SUBJECTS.includes(roomOf(file));
      return subject && !TOUCHES.test(name) && !file.includes("/channels/") && WORLD.test(textOf(file));
    });
    expect(impure).toEqual([]);
  });

  test("H6 only main reads the environment and the real clock", () => {
    const readers = files.filter(
      (file) => file !== "main.ts" && /process\.env|Date\.now\(|Temporal\.Now/.test(textOf(file)),
    );
    expect(readers).toEqual([]);
  });

  test("H7 no default exports, no barrels, no casts to any", () => {
    const bad = files.filter((file) => /^export default|^export \* from|\bas any\b|: any\b/m.test(textOf(file)));
    expect(bad).toEqual([]);
  });

  test("H8 every catalogue has the same keys in all four languages, and no empty text", async () => {
    const { cs } = await import("../src/wording/cs.ts");
    const { pl } = await import("../src/wording/pl.ts");
    const { en } = await import("../src/wording/en.ts");
    const { uk } = await import("../src/wording/uk.ts");
    const empty = (part: object, path = ""): string[] =>
      Object.entries(part).flatMap(([key, value]) => {
        if (value === "") return [`${path}${key}`];
        return typeof value === "object" && value !== null ? empty(value, `${path}${key}.`) : [];
      });
    for (const other of [pl, en, uk]) expect(keysOf(other).toSorted()).toEqual(keysOf(cs).toSorted());
    for (const each of [cs, pl, en, uk]) expect(empty(each)).toEqual([]);
  });

  test("H9 no file exports a value that no other file and no test takes", () => {
    const taken = new Set([...textsIn("src"), ...textsIn("test")].flatMap(([path, text]) => takenBy(path, text)));
    const exported = files.flatMap((file) =>
      [...textOf(file).matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].map(
        (match) => `${file} ${match[1]}`,
      ),
    );
    expect(exported.filter((name) => !taken.has(`src/${name}`))).toEqual([]);
  });

  test("H10 every key of the catalogue is named in the code or in a view", async () => {
    const { cs } = await import("../src/wording/cs.ts");
    const code = [...textsIn("src"), ...textsIn("views")]
      .filter(([path]) => !path.startsWith("src/wording/"))
      .map(([, text]) => text)
      .join("\n");
    const named = new Set(code.match(/\w+/g));
    const composed = [...code.matchAll(/\[`([^`]*)`\]/g)].map(
      ([, key = ""]) => new RegExp(`^${key.replaceAll(/\$\{[^}]*\}/g, "\\w+")}$`),
    );
    const nobody = keysOf(cs).filter((path) => {
      const key = path.split(".").at(-1) ?? "";
      return /^\w+$/.test(key) && !named.has(key) && !composed.some((made) => made.test(key));
    });
    expect(nobody).toEqual([]);
  });
});
