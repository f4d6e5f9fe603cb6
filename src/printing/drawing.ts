import { lineWidth, runsOf, type Face, type Run, type Subset } from "./type.ts";

/** Where a line stands: its baseline `y`, and `x` of its left end, middle or right end. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

/** The family a run asks for: weight and font file have a name each, because the drawer cannot choose between files. */
export const familyName = (weight: Face["weight"], subset: Subset): string =>
  `${{ latin: "Fira", "latin-ext": "Fext", cyrillic: "Fcyr" }[subset]} Sans${{ 500: " Medium", 600: " SemiBold", 700: "" }[weight]}`;

/**
 * One line of text in SVG, escaped. `spacing` widens or, negative, narrows its spaces, in dots. A line whose letters come
 * from several font files is set run by run without kerning: the drawer loses whole lines when it must change files itself.
 */
export function drawLine(line: string, face: Face, place: Place & { readonly spacing?: number }): string {
  const spacing = place.spacing ?? 0;
  const words = `word-spacing="${spacing}"`;
  const runs = runsOf(line);
  const only = runs.length === 1 ? runs[0] : undefined;
  if (only !== undefined) return drawRun(only, face, place, `text-anchor="${place.anchor}" ${words}`);
  const width = (text: string) => lineWidth(text, face) + spacing * (text.split(/[ \u00a0]/).length - 1);
  let x = place.x - { start: 0, middle: 0.5, end: 1 }[place.anchor] * width(line);
  return runs
    .map((run) => {
      const svg = drawRun(run, face, { x, y: place.y }, `kerning="0" ${words}`);
      x += width(run.text);
      return svg;
    })
    .join("");
}

const drawRun = (run: Run, face: Face, at: { x: number; y: number }, attributes: string): string =>
  `<text x="${at.x.toFixed(2)}" y="${at.y}" font-family="${familyName(face.weight, run.subset)}" font-weight="${face.weight}"` +
  ` font-size="${face.size}" xml:space="preserve" ${attributes}>${escapeXml(run.text)}</text>`;

/** A filled rectangle whose edges lie on dots. */
export const drawBar = (bar: { x: number; y: number; width: number; height: number }): string =>
  `<rect x="${bar.x}" y="${bar.y}" width="${bar.width}" height="${bar.height}"/>`;

/** The whole drawing, black on white. */
export const drawing = (size: { width: number; height: number }, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">` +
  `<rect width="${size.width}" height="${size.height}" fill="#fff"/>${parts.join("")}</svg>`;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");
