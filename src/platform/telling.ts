import type { Instant } from "./clock.ts";
import { addDays, dayOf, timeOf, type Day, type TimeOfDay, type Zone } from "./civil.ts";
import { csAt, ukAt } from "../wording/plural.ts";
import type { Language } from "./language.ts";

/** Days and times as people say them: "úterý 24. listopadu v 8:00". Building a formatter is dear, so each is kept. */

const TAGS: Record<Language, string> = {
  cs: "cs-CZ",
  pl: "pl-PL",
  en: "en-GB",
  uk: "uk-UA",
};
const AT: Readonly<Record<Language, (time: string) => string>> = {
  cs: csAt,
  pl: (time) => `o ${time}`,
  en: (time) => `at ${time}`,
  uk: ukAt,
};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(TAGS[language], {
      ...options,
      timeZone: "UTC",
    });
    formats.set(key, found);
  }
  return found;
}

const noon = (on: Day): number =>
  Temporal.PlainDate.from(on).toZonedDateTime({
    timeZone: "UTC",
    plainTime: "12:00",
  }).epochMilliseconds;

/** With the apostrophe of the catalogues: "п’ятниця" comes with a letter in its place, which some fonts lack. */
const written = (told: string): string => told.replaceAll("ʼ", "’");

/** `8:00`; no leading zero. */
export const tellTime = (time: TimeOfDay): string => time.replace(/^0(?=\d)/, "");

/** `úterý 24. listopadu` */
export const tellDay = (on: Day, language: Language): string =>
  written(
    format(language, "day", {
      weekday: "long",
      day: "numeric",
      month: "long",
    }).format(noon(on)),
  );

/** `úterý 24. listopadu 2026` */
export const tellFullDay = (on: Day, language: Language): string =>
  written(
    format(language, "full", {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
    }).format(noon(on)),
  ).replace(/ (р\.|г\.)$/, "");

/** `24. 11.`, in English `24 Nov`: 1/12 is January to some who read it */
export const tellShortDay = (on: Day, language: Language): string =>
  format(language, "short", { day: "numeric", month: language === "en" ? "short" : "numeric" }).format(noon(on));

/** `út 24.11.`, for text messages, where each letter is paid for */
export const tellBriefDay = (on: Day, language: Language): string =>
  `${tellBriefWeekday(on, language)} ${tellShortDay(on, language).replaceAll(/\.\s/g, ".")}`;

/** `út` */
export const tellBriefWeekday = (on: Day, language: Language): string =>
  format(language, "brief", { weekday: "short" }).format(noon(on)).replace(/\.$/, "");

/** `úterý` */
export const tellWeekday = (on: Day, language: Language): string =>
  written(format(language, "weekday", { weekday: "long" }).format(noon(on)));

/** `listopad` */
export const tellMonth = (on: Day, language: Language): string =>
  format(language, "month", { month: "long" }).format(noon(on));

/** `úterý 24. listopadu v 8:00` */
export const tellDayAndTime = (on: Day, time: TimeOfDay, language: Language): string =>
  `${tellDay(on, language)} ${AT[language](tellTime(time))}`;

/** `8:00` at the location */
export const tellClock = (at: Instant, zone: Zone): string => tellTime(timeOf(at, zone));

/** How a day stands to today: for "dnes", "zítra". */
export function nearness(on: Day, now: Instant, zone: Zone): "today" | "tomorrow" | "other" {
  const today = dayOf(now, zone);
  if (on === today) return "today";
  return on === addDays(today, 1) ? "tomorrow" : "other";
}

/** `1,05 Kč`, `0,12 zł` */
export const tellMoney = (amount: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(TAGS[language], { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(
    amount,
  );
