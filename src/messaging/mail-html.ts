import type { Language } from "../platform/language.ts";
import { isWebAddress, plainLine, type Block, type Line, type Piece } from "./text.ts";

/** A mail before it is HTML; the words in it are filled and not escaped. */
export interface MailModel {
  readonly language: Language;
  readonly office: string;
  /** The office's colour, `#RRGGBB`. */
  readonly color: string;
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly footer: readonly Block[];
}

const INK = "#17212B";
const QUIET = "#46535F";
const RULE = "#CBD3D8";
const FACE = "font-family:Roboto,'Segoe UI',Helvetica,Arial,sans-serif";
const TEXT = `margin:0 0 16px;font-size:17px;line-height:1.45;color:${INK}`;

/**
 * The mail as people see it (B10): whose it is, what it says, one button with the code beside it, the facts in rows, what
 * happens if nothing is done. No pictures, so that nothing is missing where they are blocked; every word escaped (S9).
 */
export function mailHtml(mail: MailModel): string {
  const [first, ...rest] = mail.blocks;
  const headed = first !== undefined && isHeading(first);
  const body = headed ? rest : mail.blocks;
  return [
    `<!doctype html><html lang="${mail.language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(mail.subject)}</title></head>`,
    `<body style="margin:0;padding:0;background:#FFFFFF;${FACE}">`,
    `<div style="max-width:600px;margin:0 auto;padding:24px 32px">`,
    `<p style="margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid ${mail.color};font-size:18px;font-weight:bold;color:${INK}">${escaped(mail.office)}</p>`,
    headed ? heading(first) : "",
    ...body.map((block) => blockHtml(block, mail.color)),
    ...mail.footer.map((block) => footerHtml(block, mail.color)),
    `</div></body></html>`,
  ].join("");
}

const MOST_OF_A_HEADING = 120;

const isHeading = (block: Block): boolean =>
  block.length === 1 &&
  block.flat().every(({ kind }) => kind === "words" || kind === "value") &&
  plainLine(block[0] ?? []).length <= MOST_OF_A_HEADING;

const heading = (block: Block): string =>
  `<h1 style="margin:0 0 12px;font-size:26px;line-height:1.2;color:${INK}">${escaped(plainLine(block[0] ?? []))}</h1>`;

function blockHtml(block: Block, color: string): string {
  if (block.flat().some(({ kind }) => kind === "button")) return buttonHtml(block, color);
  const rows = block.map(rowOf);
  if (rows.every((row) => row !== null)) return tableHtml(rows, color);
  return `<p style="${TEXT}">${lines(block, color)}</p>`;
}

const footerHtml = (block: Block, color: string): string =>
  `<p style="margin:0 0 8px;font-size:15px;line-height:1.45;color:${QUIET}">${lines(block, color)}</p>`;

const lines = (block: Block, color: string): string => block.map((line) => lineHtml(line, color)).join("<br>");

/** The button, and beside it what else stands in its block: the code to be typed. */
function buttonHtml(block: Block, color: string): string {
  const button = block.flat().find((piece) => piece.kind === "button");
  if (button === undefined || !isWebAddress(button.href)) return "";
  const beside = block.filter((line) => !line.some(({ kind }) => kind === "button"));
  const style = `display:inline-block;padding:18px 30px;background:${color};border-radius:4px;color:#FFFFFF;font-size:19px;font-weight:bold;text-decoration:none`;
  return [
    `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 18px"><tr>`,
    `<td style="padding:0 22px 0 0"><a href="${escaped(button.href)}" style="${style}">${escaped(button.label)}</a></td>`,
    beside.length === 0
      ? ""
      : `<td style="font-size:16px;line-height:1.4;color:${INK}">${beside.map((line) => besideHtml(line, color)).join("<br>")}</td>`,
    `</tr></table>`,
  ].join("");
}

const besideHtml = (line: Line, color: string): string =>
  line
    .map((piece) =>
      piece.kind === "value" && piece.name === "code"
        ? `<br><strong style="font-size:22px;letter-spacing:2px">${escaped(piece.text)}</strong>`
        : pieceHtml(piece, color),
    )
    .join("");

/** `Kdy: {when}` is a row of the table of facts: a short label, a colon, and what was filled in. */
function rowOf(line: Line): { label: string; line: Line } | null {
  const [label, ...value] = line;
  const simple = value.every(({ kind }) => kind === "words" || kind === "value");
  if (label?.kind !== "words" || value.length === 0 || !simple) return null;
  const found = /^([^:.?!]{1,30}):\s*$/.exec(label.text);
  return found === null ? null : { label: found[1] ?? "", line: value };
}

function tableHtml(rows: readonly { label: string; line: Line }[], color: string): string {
  const cell = `padding:9px 0;border-top:1px solid ${RULE};font-size:17px;line-height:1.4;vertical-align:top`;
  const body = rows
    .map(
      ({ label, line }) =>
        `<tr><th scope="row" style="${cell};padding-right:24px;text-align:left;white-space:nowrap;font-weight:normal;color:${QUIET}">${escaped(label)}</th>` +
        `<td style="${cell};color:${INK}">${lineHtml(line, color)}</td></tr>`,
    )
    .join("");
  return `<table cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 18px;border-collapse:collapse;border-bottom:1px solid ${RULE}">${body}</table>`;
}

const lineHtml = (line: Line, color: string): string => line.map((piece) => pieceHtml(piece, color)).join("");

const STRONG = new Set(["when", "code", "number"]);

function pieceHtml(piece: Piece, color: string): string {
  switch (piece.kind) {
    case "words":
      return escaped(piece.text);
    case "value":
      return STRONG.has(piece.name) ? `<strong>${escaped(piece.text)}</strong>` : escaped(piece.text);
    case "link":
    case "button":
      return isWebAddress(piece.href)
        ? `<a href="${escaped(piece.href)}" style="color:${color}">${escaped(piece.label === "" ? piece.href : piece.label)}</a>`
        : escaped(piece.label);
    default:
      return piece satisfies never;
  }
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
