import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { inkOf, type Bitmap } from "./bitmap.ts";
import { FONT_FILES, renamed } from "./fonts.ts";

/** An SVG in black and white, one dot to one unit, drawn with Fira Sans and nothing from the net. */
export async function rasterise(svg: string): Promise<Bitmap> {
  fonts ??= loadDrawer();
  const drawer = new Resvg(svg, { font: { fontBuffers: await fonts, defaultFontFamily: "Fira Sans" } });
  try {
    const image = drawer.render();
    try {
      // Each read of `pixels` copies the whole picture out of the drawer.
      return inkOf({ width: image.width, height: image.height, pixels: image.pixels });
    } finally {
      image.free();
    }
  } finally {
    drawer.free();
  }
}

/** Loaded at the first ticket and kept: the drawer allows itself to be started once only. */
let fonts: Promise<Uint8Array[]> | undefined;

async function loadDrawer(): Promise<Uint8Array[]> {
  await initWasm(await readFile(fromPackage("@resvg/resvg-wasm/index_bg.wasm")));
  return Promise.all(
    FONT_FILES.map(async (file) => {
      const name = `fira-sans-${file.subset}-${file.weight}-normal.woff2`;
      return renamed(file, await readFile(fromPackage(`@fontsource/fira-sans/files/${name}`)));
    }),
  );
}

const fromPackage = (path: string): string => fileURLToPath(import.meta.resolve(path));
