import { generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";

/** A QR code as a picture of one path; people are told about it as "the square". */
export interface Square {
  /** `0 0 33 33`, the quiet zone of four modules included. */
  readonly box: string;
  readonly path: string;
}

const QUIET = 4;

export function squareOf(address: string): Square {
  const code = generate(address);
  const side = code.size + 2 * QUIET;
  return {
    box: `${-QUIET} ${-QUIET} ${side} ${side}`,
    path: toSvgPath(code),
  };
}
