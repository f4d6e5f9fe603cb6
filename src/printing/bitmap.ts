import { crc32, deflateSync } from "node:zlib";

/** Black and white dots: rows from the top, each of whole bytes, the leftmost dot in the highest bit, 1 is ink. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** Bytes of one row. */
export const stride = (width: number): number => Math.ceil(width / 8);

export const hasInk = (bitmap: Bitmap, x: number, y: number): boolean =>
  ((bitmap.bits[y * stride(bitmap.width) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;

/** Ink where a pixel is darker than the middle; nothing is dithered, so thin strokes stay whole. */
export function inkOf(image: { width: number; height: number; pixels: Uint8Array }): Bitmap {
  const bits = new Uint8Array(stride(image.width) * image.height);
  for (let y = 0; y < image.height; y += 1)
    for (let x = 0; x < image.width; x += 1) {
      const at = (y * image.width + x) * 4;
      if (darkness(image.pixels, at) > 127) {
        const byte = y * stride(image.width) + (x >> 3);
        bits[byte] = (bits[byte] ?? 0) | (0x80 >> (x & 7));
      }
    }
  return { width: image.width, height: image.height, bits };
}

const darkness = (pixels: Uint8Array, at: number): number =>
  255 - ((pixels[at] ?? 0) * 0.3 + (pixels[at + 1] ?? 0) * 0.59 + (pixels[at + 2] ?? 0) * 0.11);

/** The picture in four bytes a dot, as image readers want it. */
export function pixelsOf(bitmap: Bitmap): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(bitmap.width * bitmap.height * 4).fill(255);
  for (let y = 0; y < bitmap.height; y += 1)
    for (let x = 0; x < bitmap.width; x += 1)
      if (hasInk(bitmap, x, y)) pixels.fill(0, (y * bitmap.width + x) * 4, (y * bitmap.width + x) * 4 + 3);
  return pixels;
}

/** A one-bit PNG. */
export function toPng(bitmap: Bitmap): Uint8Array<ArrayBuffer> {
  const row = stride(bitmap.width);
  const rows = new Uint8Array((row + 1) * bitmap.height);
  for (let y = 0; y < bitmap.height; y += 1)
    rows.set(
      bitmap.bits.subarray(y * row, (y + 1) * row).map((byte) => byte ^ 0xff),
      y * (row + 1) + 1,
    );
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, bitmap.width);
  new DataView(header.buffer).setUint32(4, bitmap.height);
  header.set([1, 0, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(rows)),
      chunk("IEND", new Uint8Array()),
    ]),
  );
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(content, 8);
  view.setUint32(content.length + 8, crc32(bytes.subarray(4, content.length + 8)));
  return bytes;
}
