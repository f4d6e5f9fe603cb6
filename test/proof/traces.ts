import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A needle as bytes could hold it, and what that way is called. */
interface Shape {
  readonly name: string;
  readonly bytes: Buffer;
  /** Looked for in the file with ASCII letters made small. */
  readonly folded: boolean;
}

/** Every way a text may lie in a file: five encodings of letters, three of bytes, as typed and in small letters. */
function shapesOf(needle: string): Shape[] {
  const utf8 = Buffer.from(needle);
  const utf16 = Buffer.from(needle, "utf16le");
  const texts: [string, string][] = [
    ["utf-8", needle],
    ["without accents", needle.normalize("NFD").replaceAll(/\p{M}/gu, "")],
    ["decomposed", needle.normalize("NFD")],
    ["percent", encodeURIComponent(needle)],
    ["form", new URLSearchParams([["", needle]]).toString().slice(1)],
    ["hex", utf8.toString("hex")],
    ["quoted-printable", quotedPrintable(utf8)],
    ["json", JSON.stringify(needle).slice(1, -1)],
    ["json, escaped", escapedJson(needle)],
    ["html, numbered", [...needle].map((each) => `&#${each.codePointAt(0)};`).join("")],
  ];
  const shapes = texts.flatMap(([name, text]) => [
    { name, bytes: Buffer.from(text), folded: false },
    { name: `${name}, folded`, bytes: folded(Buffer.from(text.toLowerCase())), folded: true },
  ]);
  shapes.push({ name: "utf-16le", bytes: utf16, folded: false });
  shapes.push({ name: "utf-16be", bytes: Buffer.from(utf16).swap16(), folded: false });
  for (const [name, bytes] of [["utf-8", utf8] as const, ["utf-16le", utf16] as const])
    for (const offset of [0, 1, 2])
      for (const kind of ["base64", "base64url"] as const)
        shapes.push({ name: `${kind} of ${name} at ${offset}`, bytes: base64At(bytes, offset, kind), folded: false });
  return shapes;
}

/** The letters of a base64 text that depend on the needle alone, when it begins at that offset of three. */
function base64At(bytes: Buffer, offset: number, kind: "base64" | "base64url"): Buffer {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString(kind)
    .replace(/=+$/, "");
  const from = Math.ceil((offset * 8) / 6);
  const to = Math.floor(((offset + bytes.length) * 8) / 6);
  return Buffer.from(text.slice(from, to));
}

const quotedPrintable = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) => (byte > 32 && byte < 127 && byte !== 61 ? String.fromCharCode(byte) : `=${hex(byte)}`))
    .join("");
const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, "0");
const escapedJson = (text: string): string =>
  [...text].map((each) => (each > "~" ? `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}` : each)).join("");

/** ASCII letters made small, every other byte as it is. */
const folded = (bytes: Buffer): Buffer =>
  Buffer.from(Uint8Array.from(bytes, (byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte)));

/** Where any of the needles lies in any file under a folder, one line each: which file, which needle, how written. */
export function tracesIn(folder: string, needles: Readonly<Record<string, string>>): string[] {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return files.flatMap((file) => {
    const raw = readFileSync(join(folder, file));
    return tracesInBytes(raw, needles).map((trace) => `${file}: ${trace}`);
  });
}

export function tracesInBytes(raw: Buffer, needles: Readonly<Record<string, string>>): string[] {
  const small = folded(raw);
  return Object.entries(needles).flatMap(([name, needle]) =>
    shapesOf(needle)
      .filter((shape) => (shape.folded ? small : raw).includes(shape.bytes))
      .map((shape) => `${name} as ${shape.name}`),
  );
}
