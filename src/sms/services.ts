import { bare, namedServices, type Named } from "../office/asked-by-text.ts";
import type { Service } from "../office/office-file.ts";
import { serviceTitle, told, type Office } from "../office/office.ts";
import type { Language } from "../platform/language.ts";

export const serviceNamed = (office: Office, word: string): Named | null =>
  namedServices(office).find(({ smsWord }) => bare(smsWord) === bare(word)) ?? null;

const MOST_NAMED = 12;

/** `ZOP, VOP, TP`: as many as a text message has room for. */
export const wordsSaid = (office: Office): string =>
  namedServices(office)
    .slice(0, MOST_NAMED)
    .map(({ smsWord }) => smsWord)
    .join(", ");

const MOST_LETTERS = 28;

/** A service in few letters: as a clerk's list shows it, else its title, cut at a word. */
export const serviceSaid = (office: Office, service: Service, language: Language): string =>
  cut(
    service.short === null ? serviceTitle(office, service, language) : told(office, service.short, language),
    MOST_LETTERS,
  );

/** Whole words, as many as fit; one that is too long is cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const whole = text.slice(0, most + 1).replace(/[\s,–-]+\S*$/u, "");
  return whole === "" || whole.length > most ? text.slice(0, most) : whole;
}
