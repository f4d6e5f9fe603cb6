import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Office } from "../office/office.ts";

const ROOT = join(import.meta.dir, "../..");
const SHOWN = ["static", "static/css", "views/board", "views/layout"];

/** Changes with what a board's page is made of; a page of another edition is loaded anew (V3). */
export const editionOf = (office: Office): string => `${build()}.${office.version}`;

let known: string | null = null;

function build(): string {
  known ??= Bun.hash(SHOWN.flatMap(textsIn).join("\n")).toString(36);
  return known;
}

const textsIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => /\.(js|css|eta)$/.test(name))
    .toSorted()
    .map((name) => readFileSync(join(ROOT, folder, name), "utf8"));
