import { bare } from "../office/asked-by-text.ts";
import { addDays, isDay, isTimeOfDay, type Day, type TimeOfDay } from "../platform/civil.ts";

/** What a day or a time was read from, and what is left of the text behind it. */
interface Read<What> {
  readonly what: What;
  readonly rest: string;
}

/** A day and a time at the start of a text, as people write them (S3); either may be missing. */
export interface When {
  readonly day: Day | null;
  readonly time: TimeOfDay | null;
  readonly rest: string;
  /** It begins with digits that may mean either; nothing is guessed (S3). */
  readonly isUnclear: boolean;
}

/**
 * Reads `10.8. 14:00`, `10. 8. 14.00`, `10.08.2026 1400`, `1008 1400`, `10.8`, `zítra 9:00` and the like. A date without a
 * year is the next such day, today inside. Four digits alone could be a day or a time, so they are neither.
 */
export function readWhen(text: string, today: Day): When {
  const start = text.trimStart();
  const day = readDay(start, today);
  if (day !== null) {
    const time = readTime(behind(day.rest));
    return { day: day.what, time: time?.what ?? null, rest: (time ?? day).rest.trim(), isUnclear: false };
  }
  return { day: null, time: null, rest: start.trim(), isUnclear: /^\d/.test(start) };
}

/** Past blanks and commas. */
const behind = (text: string): string => text.replace(/^[\s,;]+/, "");

function readDay(text: string, today: Day): Read<Day> | null {
  return readWord(text, today) ?? readIso(text) ?? readDotted(text, today) ?? readFour(text, today);
}

const WORDS: Readonly<Record<string, number>> = {
  dnes: 0,
  dzis: 0,
  dzisiaj: 0,
  zitra: 1,
  jutro: 1,
  pozitri: 2,
  pojutrze: 2,
};

function readWord(text: string, today: Day): Read<Day> | null {
  const word = /^\p{L}+/u.exec(text)?.[0] ?? "";
  const days = WORDS[bare(word)];
  return days === undefined ? null : { what: addDays(today, days), rest: text.slice(word.length) };
}

function readIso(text: string): Read<Day> | null {
  const match = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text);
  return match !== null && isDay(match[0]) ? { what: match[0], rest: text.slice(10) } : null;
}

const DOTTED = /^(\d{1,2})\s*[./-]\s*(\d{1,2})(?!\d)\s*[./-]?/;

/** The year counts as one where it hangs on the date, or where a time still follows it: `10. 8. 2015` ends at a quarter past eight. */
function readDotted(text: string, today: Day): Read<Day> | null {
  const match = DOTTED.exec(text);
  if (match === null) return null;
  const after = text.slice(match[0].length);
  const year = /^(\s*)(20\d{2})(?!\d)\.?/.exec(after);
  const isYear =
    year !== null &&
    (/[./-]$/.test(match[0]) && year[1] === "" ? true : readTime(behind(after.slice(year[0].length))) !== null);
  const what = dayOn(match[1] ?? "", match[2] ?? "", { today, year: isYear ? (year?.[2] ?? null) : null });
  return what === null ? null : { what, rest: isYear ? after.slice(year?.[0].length) : after };
}

/** `1008` is the tenth of August only where a time follows. */
function readFour(text: string, today: Day): Read<Day> | null {
  const match = /^(\d{2})(\d{2})(?!\d)\.?/.exec(text);
  if (match === null || readTime(behind(text.slice(match[0].length))) === null) return null;
  const what = dayOn(match[1] ?? "", match[2] ?? "", { today, year: null });
  return what === null ? null : { what, rest: text.slice(match[0].length) };
}

/** The 29th of February waits for its leap year. */
const MOST_YEARS = 8;

function dayOn(date: string, month: string, at: { today: Day; year: string | null }): Day | null {
  const end = `${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  if (at.year !== null) {
    const on = `${at.year}-${end}`;
    return isDay(on) ? on : null;
  }
  const first = Number(at.today.slice(0, 4));
  for (let year = first; year <= first + MOST_YEARS; year += 1) {
    const on = `${year}-${end}`;
    if (isDay(on) && on >= at.today) return on;
  }
  return null;
}

const TIME =
  /^(?:(?:v|ve|o|na|godz\.?)\s+)?(?:(\d{1,2})\s*[:.]\s*(\d{2})|(\d{1,2})(\d{2})|(\d{1,2})(?=\s*h))(?!\d)(?:\s*(?:hodin|hod\.?|h)(?!\p{L}))?/iu;

function readTime(text: string): Read<TimeOfDay> | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [hour, minute] = [match[1] ?? match[3] ?? match[5] ?? "", match[2] ?? match[4] ?? "00"];
  const what = `${hour.padStart(2, "0")}:${minute}`;
  return isTimeOfDay(what) && what !== "24:00" ? { what, rest: text.slice(match[0].length) } : null;
}
