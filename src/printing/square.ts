import { correction, generate } from "lean-qr";

/** A QR code: `size` modules a side, without the quiet zone. */
export interface Square {
  readonly size: number;
  readonly isDark: (x: number, y: number) => boolean;
}

/** Version 3 at least: 29 modules of 8 dots are 29 mm, more than the 25 mm a phone needs at arm's length (A7). */
export function squareFor(address: string): Square {
  const code = generate(address, { minVersion: 3, minCorrectionLevel: correction.L, maxCorrectionLevel: correction.Q });
  return { size: code.size, isDark: (x, y) => code.get(x, y) };
}

/** The smallest code for an address at the level a printer is told, as printers choose it themselves. */
export function printerSquare(address: string, level: SquareLevel): Square {
  const wanted = correction[level];
  const code = generate(address, { minCorrectionLevel: wanted, maxCorrectionLevel: wanted });
  return { size: code.size, isDark: (x, y) => code.get(x, y) };
}

export type SquareLevel = "L" | "M" | "Q" | "H";

/** The modules as an SVG path in modules, one rectangle for each dark run of a row. */
export function squarePath(square: Square): string {
  let path = "";
  for (let y = 0; y < square.size; y += 1)
    for (let x = 0; x < square.size; x += 1) {
      if (!square.isDark(x, y)) continue;
      const start = x;
      while (square.isDark(x + 1, y)) x += 1;
      path += `M${start} ${y}h${x + 1 - start}v1h-${x + 1 - start}z`;
    }
  return path;
}
