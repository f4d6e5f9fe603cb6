import type { Language } from "../platform/language.ts";
import type { Service } from "./office-file.ts";
import { locationsFor, type Office } from "./office.ts";

/** What citizens write to the office: its words, the services they can ask for, and examples of both (S1, S2). */

export interface TextWords {
  readonly book: readonly string[];
  readonly free: readonly string[];
  readonly cancel: readonly string[];
  readonly help: readonly string[];
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Without accents and capitals, as what people write is compared (S3). */
export const bare = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/[łŁ]/g, "l").toLowerCase();

/** Words that are of one language only; the office's own words, of which we know nothing, tell none. */
const OF: Readonly<Record<string, Language>> = {
  volno: "cs",
  zrus: "cs",
  rus: "cs",
  storno: "cs",
  ano: "cs",
  ne: "cs",
  wolne: "pl",
  anuluj: "pl",
  tak: "pl",
  nie: "pl",
};

export const languageOfWord = (word: string): Language | undefined => OF[bare(word)];

/** The office's word for a deed as it is told to somebody: the one of their language, else the first. */
export const wordFor = (words: TextWords, deed: keyof TextWords, language: Language): string =>
  words[deed].find((word) => languageOfWord(word) === language) ?? words[deed][0] ?? "";

/** A service with the word it is asked for by (S1). */
export type Named = Service & { readonly smsWord: string };

/** What can be booked by a text message, in the office's order. */
export const namedServices = (office: Office): Named[] =>
  office.services.flatMap((service) => {
    const { smsWord } = service;
    const isBookable = service.booking !== null && locationsFor(office, service.id).length > 0;
    return smsWord === null || !isBookable ? [] : [{ ...service, smsWord }];
  });

/** Of whom an example is: their name, a code, and a day and time that are free, where one is known. */
export interface ExampleOf {
  readonly service: string;
  readonly name: string;
  readonly code: string;
  readonly when?: { readonly day: string; readonly time: string } | undefined;
}

/** How to write what; each as it could be sent. `example` is empty where no time is known. */
export function textExamples(words: TextWords, language: Language, { service, name, code, when }: ExampleOf) {
  const book = wordFor(words, "book", language);
  return {
    example: when === undefined ? "" : `${book} ${service} ${written(when)} ${name}`,
    shortExample: `${book} ${service} ${name}`,
    freeExample: `${wordFor(words, "free", language)} ${service}`,
    cancelText: `${wordFor(words, "cancel", language)} ${code}`,
  };
}

/** `24.11. 8:30`, the same in every language, as it is read. */
const written = ({ day, time }: { readonly day: string; readonly time: string }): string =>
  `${Number(day.slice(8))}.${Number(day.slice(5, 7))}. ${time.replace(/^0/, "")}`;

/** Where citizens write to book by text message; null where that is off, or nobody has said the number or a service's word. */
export function textingTo(office: Office): { readonly number: string; readonly words: TextWords } | null {
  const { booking, numbers } = office.office.sms;
  const [number] = numbers;
  return booking === null || number === undefined || namedServices(office).length === 0
    ? null
    : { number, words: booking.words };
}
