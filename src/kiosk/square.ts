import { squareFor, squarePath } from "../printing/square.ts";

/** A QR code as a picture of one path; people are told about it as "the square". The same code as on the paper. */
export interface Square {
  /** `-4 -4 37 37`: the quiet zone of four modules included. */
  readonly box: string;
  readonly path: string;
}

const QUIET = 4;

export function squareOf(address: string): Square {
  const square = squareFor(address);
  const side = square.size + 2 * QUIET;
  return { box: `${-QUIET} ${-QUIET} ${side} ${side}`, path: squarePath(square) };
}
