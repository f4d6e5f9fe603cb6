import type { MessageLink } from "./message.ts";

/** Words, a filled placeholder, a link with its label (maybe empty), or the button. */
export type Piece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "value"; readonly name: string; readonly text: string }
  | ({ readonly kind: "link" } & MessageLink)
  | ({ readonly kind: "button" } & MessageLink);
export type Line = readonly Piece[];
/** Lines that belong together; between blocks there is an empty line. */
export type Block = readonly Line[];

export interface Filling {
  readonly values: Readonly<Record<string, string>>;
  readonly button: MessageLink | null;
}

const BRACES = /\{([A-Za-z]+)\}/g;

/**
 * Fills a text (B10). A line whose every placeholder is empty disappears, so one text serves offices with and without
 * numbers; an unknown placeholder is empty. Values are taken as they are: braces in them are only braces.
 */
export function fill(text: string, filling: Filling): Block[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/\n[ \t]*\n/)
    .map((block) =>
      block
        .split("\n")
        .map((line) => fillLine(line.trim(), filling))
        .filter((line) => line.length > 0),
    )
    .filter((block) => block.length > 0);
}

function fillLine(line: string, filling: Filling): Line {
  const pieces: Piece[] = [];
  let [named, filled, last] = [0, 0, 0];
  for (const found of line.matchAll(BRACES)) {
    named += 1;
    const name = found[1] ?? "";
    const before = line.slice(last, found.index);
    last = found.index + found[0].length;
    const piece = pieceOf(name, filling);
    if (piece === null) {
      addWords(pieces, before.replace(/\s*[,;–·(]?\s*$/, "")); // the separator goes with what is missing
      continue;
    }
    filled += 1;
    addPiece(pieces, before, piece);
  }
  if (named > 0 && filled === 0) return [];
  addWords(pieces, line.slice(last));
  return pieces;
}

function pieceOf(name: string, filling: Filling): Piece | null {
  if (name === "button") return filling.button === null ? null : { kind: "button", ...filling.button };
  const text = oneLine(filling.values[name] ?? "");
  if (text === "") return null;
  if (!name.endsWith("Link")) return { kind: "value", name, text };
  if (!isWebAddress(text) || text === filling.button?.href) return null;
  return { kind: "link", label: "", href: text };
}

/** `… Nehodí se vám? Zrušit termín: {cancelLink}`: the words from the last sentence's end to the colon are the link's label. */
function addPiece(pieces: Piece[], before: string, piece: Piece): void {
  const labelled = piece.kind === "link" ? /^(.*[.?!]\s+|)([^.?!:]+):\s*$/.exec(before) : null;
  if (labelled === null || piece.kind !== "link") {
    addWords(pieces, before);
    pieces.push(piece);
    return;
  }
  addWords(pieces, labelled[1] ?? "");
  pieces.push({ ...piece, label: (labelled[2] ?? "").trim() });
}

function addWords(pieces: Piece[], text: string): void {
  if (text !== "") pieces.push({ kind: "words", text });
}

/** The filled text as plain text: blocks parted by an empty line, every link in full. */
export const plainText = (blocks: readonly Block[]): string =>
  blocks.map((block) => block.map(plainLine).join("\n")).join("\n\n");

/** The filled text as one line, with links bare: for a subject or a text message. */
export const shortText = (blocks: readonly Block[]): string =>
  blocks
    .flat()
    .map((line) => line.map(shortPiece).join(""))
    .join(" ");

export const plainLine = (line: Line): string => line.map(plainPiece).join("");

function plainPiece(piece: Piece): string {
  switch (piece.kind) {
    case "words":
    case "value":
      return piece.text;
    case "link":
      return piece.label === "" ? piece.href : `${piece.label}: ${piece.href}`;
    case "button":
      return `${piece.label}:\n${piece.href}`;
    default:
      return piece satisfies never;
  }
}

const shortPiece = (piece: Piece): string => (piece.kind === "button" ? piece.href : plainPiece(piece));

/** Every link of a text, the button first (B10). */
export function linksIn(blocks: readonly Block[]): MessageLink[] {
  const all = blocks.flat(2);
  const links = [...all.filter((piece) => piece.kind === "button"), ...all.filter((piece) => piece.kind === "link")];
  return links.map(({ label, href }) => ({ label, href }));
}

/** Links that leave the house lead to the web and nowhere else (S9). */
export const isWebAddress = (href: string): boolean => /^https?:\/\/[^\s<>"']+$/.test(href);

/** A value as a mail header may carry it: one line, no control character, nothing that turns the direction of writing (S9). */
export const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, " ").trim();
