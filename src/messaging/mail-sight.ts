/**
 * The inside of a mail made by `mail-html.ts` with classes in place of its inline styles, for a page under the strict policy
 * (S6): what can be clicked in a mail is only words here, its heading no heading of the page. Every word stays escaped.
 */
export function mailSight(html: string): string {
  const inside = /<div [^>]*>([\s\S]*)<\/div><\/body>/.exec(html)?.[1] ?? "";
  return inside
    .replaceAll(/<(\w+)((?:\s[^>]*)?)>/g, (_, tag: string, attributes: string) => opened(tag, attributes))
    .replaceAll(/<\/(\w+)>/g, (_, tag: string) => `</${STANDS_FOR[tag] ?? tag}>`);
}

const STANDS_FOR: Readonly<Record<string, string>> = { h1: "p", a: "span" };

function opened(tag: string, attributes: string): string {
  const name = STANDS_FOR[tag] ?? tag;
  const look = lookOf(tag, attributes);
  const kept = /( (?:scope|role)="\w+")/.exec(attributes)?.[1] ?? "";
  return `<${name}${kept}${look === "" ? "" : ` class="${look}"`}>`;
}

function lookOf(tag: string, attributes: string): string {
  if (tag === "h1") return "mail__heading";
  if (tag === "a") return attributes.includes("display:inline-block") ? "mail__button" : "mail__link";
  if (tag === "table") return attributes.includes("role=") ? "mail__deed" : "mail__facts";
  if (tag !== "p") return "";
  if (attributes.includes("border-bottom:3px")) return "mail__office";
  return attributes.includes("font-size:15px") ? "mail__foot" : "mail__text";
}
