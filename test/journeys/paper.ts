import { inflateSync } from "node:zlib";
import jsQR from "jsqr";
import type { Hall } from "./hall.ts";

/** A printed ticket as an eye sees it: read from the picture, never from what the program says about it. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  /** What the square on it says; null when none can be read. */
  readonly square: string | null;
  /** The share of black dots. */
  readonly ink: number;
  readonly png: Uint8Array;
}

/** The newest paper of the tray, once there are at least `count` of them. */
export async function newestPaper(hall: Hall, count: number): Promise<Paper> {
  const until = performance.now() + 10_000;
  for (;;) {
    const all = (await (await fetch(`${hall.address}/trial/paper.json`)).json()) as { picture: string }[];
    const newest = all[0];
    if (newest !== undefined && all.length >= count)
      return readPaper(new Uint8Array(await (await fetch(`${hall.address}${newest.picture}`)).arrayBuffer()));
    if (performance.now() > until) throw new Error(`${all.length} papers came out, not ${count}`);
    await Bun.sleep(50); // the printer works beside us
  }
}

function readPaper(png: Uint8Array): Paper {
  const { width, height, pixels } = readPng(png);
  let black = 0;
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) black += 1;
  return { width, height, png, square: jsQR(pixels, width, height)?.data ?? null, ink: black / (width * height) };
}

/** A PNG of one or eight bits of grey, as the tray gives, to four bytes a dot. */
function readPng(png: Uint8Array): { width: number; height: number; pixels: Uint8ClampedArray } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height, bits] = [view.getUint32(16), view.getUint32(20), png[24] ?? 0];
  if ((bits !== 1 && bits !== 8) || png[25] !== 0)
    throw new Error(`a PNG of ${bits} bits, kind ${png[25]}, cannot be read here`);
  const parts: Uint8Array[] = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at))
    if (new TextDecoder().decode(png.subarray(at + 4, at + 8)) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  const rows = inflateSync(Buffer.concat(parts));
  const row = Math.ceil((width * bits) / 8) + 1;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    if (rows[y * row] !== 0) throw new Error("a PNG with filters cannot be read here");
    for (let x = 0; x < width; x += 1) {
      const byte = rows[y * row + 1 + (bits === 1 ? x >> 3 : x)] ?? 0;
      const light = bits === 1 ? ((byte >> (7 - (x & 7))) & 1) * 255 : byte;
      pixels.fill(light, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { width, height, pixels };
}
