import type { Fields } from "../platform/http.ts";
import type { Language } from "../platform/language.ts";
import { cs } from "../wording/cs.ts";
import { en } from "../wording/en.ts";
import { pl } from "../wording/pl.ts";
import { uk } from "../wording/uk.ts";

const LISTS: Readonly<Record<Language, readonly string[]>> = {
  cs: cs.admin.reserving.reason.list,
  pl: pl.admin.reserving.reason.list,
  en: en.admin.reserving.reason.list,
  uk: uk.admin.reserving.reason.list,
};

/** What staff chose as the reason: one of the list, by its place in it, or their own words. */
export interface Reason {
  readonly listed: number;
  readonly own: string;
}

export const FIRST_REASON: Reason = { listed: 0, own: "" };

const MOST_LETTERS = 300;

export function readReason(form: Fields): Reason {
  const listed = Number(form.text("reason"));
  const known = Number.isInteger(listed) && listed >= 0 && listed < LISTS.cs.length;
  return { listed: known ? listed : 0, own: form.text("own").replaceAll(/\s+/g, " ").trim().slice(0, MOST_LETTERS) };
}

/** The reason as its client reads it: from the list in the client's own language, else the words as they were written. */
export const reasonIn = (language: Language, reason: Reason): string =>
  reason.own === "" ? (LISTS[language][reason.listed] ?? "") : reason.own;
