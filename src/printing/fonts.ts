import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { familyName } from "./drawing.ts";
import type { Weight } from "./fira-widths.ts";
import type { Subset } from "./type.ts";

/** A font file of the set: which letters at which weight. */
export interface FontFile {
  readonly weight: Weight;
  readonly subset: Subset;
}

const WEIGHTS: readonly Weight[] = [500, 600, 700];
const SUBSETS: readonly Subset[] = ["latin", "latin-ext", "cyrillic"];

/** Every file paper is drawn with. */
export const FONT_FILES: readonly FontFile[] = WEIGHTS.flatMap((weight) =>
  SUBSETS.map((subset) => ({ weight, subset })),
);

const HEADER = 48;

/**
 * The woff2 file under the family name `familyName` gives it. All files of one weight carry the same name inside, and the
 * drawer, asked for "Fira Sans", takes one of them and draws empty boxes for letters of the others.
 */
export function renamed(file: FontFile, woff2: Uint8Array): Uint8Array {
  const view = new DataView(woff2.buffer, woff2.byteOffset, woff2.byteLength);
  const start = directoryEnd(woff2, view.getUint16(12));
  const tables = brotliDecompressSync(woff2.subarray(start, start + view.getUint32(20)));
  replaceAll(tables, "Fira Sans", familyName(file.weight, file.subset).slice(0, 9));
  const packed = brotliCompressSync(tables, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  const whole = new Uint8Array(Math.ceil((start + packed.length) / 4) * 4);
  whole.set(woff2.subarray(0, start));
  whole.set(packed, start);
  const header = new DataView(whole.buffer);
  header.setUint32(8, whole.length);
  header.setUint32(20, packed.length);
  for (let field = 28; field < HEADER; field += 4) header.setUint32(field, 0);
  return whole;
}

/** Where the list of tables ends: each has a flag byte, maybe a name, and one or two lengths of 7 bits a byte. */
function directoryEnd(woff2: Uint8Array, tables: number): number {
  let at = HEADER;
  const skipLength = () => {
    while (((woff2[at] ?? 0) & 0x80) !== 0) at += 1;
    at += 1;
  };
  for (let table = 0; table < tables; table += 1) {
    const flags = woff2[at] ?? 0;
    const kind = flags & 0x3f;
    const version = flags >> 6;
    const isOutline = kind === 10 || kind === 11;
    at += kind === 0x3f ? 5 : 1;
    skipLength();
    if (isOutline ? version !== 3 : version !== 0) skipLength();
  }
  return at;
}

/** Overwrites one name with another of the same length, as fonts write names: two bytes a letter. */
function replaceAll(tables: Buffer, name: string, other: string): void {
  const [from, to] = [wide(name), wide(other)];
  for (let at = tables.indexOf(from); at !== -1; at = tables.indexOf(from, at + to.length)) tables.set(to, at);
}

const wide = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
