/** Reading a page as somebody without our code would: its words, its links, its forms. */

export interface Form {
  readonly method: string;
  readonly action: string;
  readonly fields: Record<string, string>;
  readonly buttons: readonly {
    readonly says: string;
    readonly name: string;
    readonly value: string;
    readonly action: string;
    readonly disabled: boolean;
  }[];
  readonly says: string;
}

/** The words of a page or a part of it, tags left out and spaces made single. */
export const wordsOf = (html: string): string =>
  plain(html.replaceAll(/<(script|style|title)\b[\s\S]*?<\/\1>/g, "").replaceAll(/<[^>]*>/g, " "))
    .replaceAll(/\s+/g, " ")
    .trim();

/** The words of the first element of a class. */
export function wordsIn(html: string, name: string): string {
  const found = new RegExp(`<(\\w+)[^>]*class="(?:[^"]* )?${name}(?: [^"]*)?"[^>]*>([\\s\\S]*?)</\\1>`).exec(html);
  if (found === null) throw new Error(`nothing is called ${name} in: ${wordsOf(html).slice(0, 400)}`);
  return wordsOf(found[2] ?? "");
}

/** Every link with its words. */
export const linksOf = (html: string): { href: string; says: string }[] =>
  [...html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)].map(([, attributes = "", inside = ""]) => ({
    href: attribute(attributes, "href"),
    says: wordsOf(inside),
  }));

/** Where the first link leads whose words, or else whose address, fit. Throws with what the page said. */
export function linkThat(html: string, fits: RegExp): string {
  const links = linksOf(html);
  const found = links.find(({ says }) => fits.test(says)) ?? links.find(({ href }) => fits.test(href));
  if (found === undefined) throw new Error(`no link says ${fits}: ${wordsOf(html).slice(0, 600)}`);
  return found.href;
}

export const formsOf = (html: string): Form[] =>
  [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = "", inside = ""]) => ({
    method: attribute(attributes, "method").toUpperCase() || "GET",
    action: attribute(attributes, "action"),
    fields: Object.fromEntries(
      [...inside.matchAll(/<input\b([^>]*)>/g)]
        .map(([, input = ""]) => input)
        .filter((input) => !/type="(radio|checkbox)"/.test(input) || /\schecked/.test(input))
        .map((input) => [attribute(input, "name"), attribute(input, "value")])
        .filter(([name]) => name !== ""),
    ),
    buttons: [...inside.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(([, button = "", label = ""]) => ({
      says: wordsOf(label),
      name: attribute(button, "name"),
      value: attribute(button, "value"),
      action: attribute(button, "formaction"),
      disabled: /\sdisabled/.test(button),
    })),
    says: wordsOf(inside),
  }));

/** The first form that fits. Throws with what the page said. */
export function formThat(html: string, fits: (form: Form) => boolean): Form {
  const found = formsOf(html).find(fits);
  if (found === undefined) throw new Error(`no such form: ${wordsOf(html).slice(0, 600)}`);
  return found;
}

function attribute(attributes: string, name: string): string {
  return plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");
}

const plain = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll(/&#(x27|39);/g, "'")
    .replaceAll("\u00A0", " ")
    .replaceAll("&amp;", "&");
