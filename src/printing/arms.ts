/** The place of the arms: left and top edge, width and height in dots. */
export interface ArmsBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The arms of the office, or a shield with a tower where there are none. The office's own SVG is drawn as an image, apart from ours. */
export function drawArms(arms: string | null, box: ArmsBox): string {
  const place = `x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"`;
  if (arms === null) return `<svg ${place} viewBox="0 0 48 57">${STAND_IN}</svg>`;
  return `<image ${place} href="data:image/svg+xml;base64,${base64(arms)}"/>`;
}

const base64 = (text: string): string => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

const STAND_IN =
  '<path d="M3 0h42a3 3 0 0 1 3 3v26c0 14-10 23-24 28C10 52 0 43 0 29V3a3 3 0 0 1 3-3z"/>' +
  '<path fill="#fff" d="M12 10h6v5h3v-5h6v5h3v-5h6v13h-3v22h-6v-7a3 3 0 0 0-6 0v7h-6V23h-3z"/>' +
  '<path d="M17 25h4v6h-4zM27 25h4v6h-4z"/>';
