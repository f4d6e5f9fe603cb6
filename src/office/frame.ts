import { isEmbedded, type Visit } from "../platform/http.ts";
import type { Language } from "../platform/language.ts";
import { told, type Office } from "./office.ts";

/** What the head and foot of every page need, whatever the desk. */
export interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly officeName: string;
  readonly officeContact: string;
  /** Changes with each change of the office, so that browsers fetch the colours again. */
  readonly stamp: string;
  readonly languages: readonly {
    readonly code: Language;
    readonly name: string;
    readonly href: string;
    readonly chosen: boolean;
  }[];
  readonly home: string;
  /** Shown inside a town's website: without head and foot. */
  readonly embedded: boolean;
  readonly t: Visit["words"]["shell"];
  readonly trial: { readonly clock: string; readonly back: string } | null;
}

const NAMES: Record<Language, string> = {
  cs: "Čeština",
  pl: "Polski",
  en: "English",
  uk: "Українська",
};

/** The frame of one page. `title` never holds personal data (P2). `trial` is null in real mode. */
export function frameOf(office: Office, visit: Visit, title: string, trial: Frame["trial"]): Frame {
  return {
    language: visit.language,
    title,
    officeName: told(office, office.office.name, visit.language),
    officeContact: office.office.contact.email ?? office.office.contact.phone ?? "",
    stamp: String(office.version),
    languages: office.office.languages.map((code) => ({
      code,
      name: NAMES[code],
      href: withLanguage(visit.url, code),
      chosen: code === visit.language,
    })),
    home: visit.link("/"),
    embedded: isEmbedded(visit.url),
    t: visit.words.shell,
    trial,
  };
}

/** The same page in another language. A page that answers a post is asked for again from its own address. */
function withLanguage(url: URL, language: Language): string {
  const query = new URLSearchParams(url.search);
  query.set("lang", language);
  return `${url.pathname}?${query}`;
}
