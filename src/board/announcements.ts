import type { Location } from "../office/office-file.ts";
import type { Office } from "../office/office.ts";
import { counterOf } from "../office/office.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import type { BoardCall } from "../queue/queries.ts";
import { announcementText } from "../voice/announcement.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { cs } from "../wording/cs.ts";
import { en } from "../wording/en.ts";
import { pl } from "../wording/pl.ts";
import { uk } from "../wording/uk.ts";

/** A hall is spoken to in several languages, one after another, whatever the one of the page is. */
const CATALOGUES: Readonly<Record<Language, Catalogue>> = { cs, pl, en, uk };

/** One thing to say. `url`: sound made by the server; empty where the board uses its own voice. */
export interface Said {
  readonly lang: Language;
  readonly text: string;
  readonly url: string;
}

/** A call as `static/voice.js` is told of it: an event is announced once (Q9). */
export interface Announced {
  readonly event: number;
  /** When it was called; too old it is not announced any more. */
  readonly at: Instant;
  readonly number: string;
  readonly says: readonly Said[];
}

/** Where a board speaks, and whether the server makes its sound. */
export interface Hall {
  readonly office: Office;
  readonly location: Location;
  readonly boardId: string;
  readonly clips: boolean;
}

/** In which languages calls may be spoken at a location, were its boards loud enough. */
export const spokenIn = ({ voice }: Location): readonly Language[] => (voice.on ? voice.languages : []);

/** Q9: the calls that are not too old to be announced, the oldest first. `calls` come the newest first. */
export const announcedOf = (hall: Hall, calls: readonly BoardCall[], now: Instant): Announced[] =>
  calls
    .filter(({ at }) => now - at < hall.location.staleCallMinutes * MINUTE)
    .toReversed()
    .map((call) => ({
      event: call.event,
      at: call.at,
      number: call.ticketNumber,
      says: (hall.location.volume > 0 ? spokenIn(hall.location) : []).map((lang) => ({
        lang,
        text: callText(hall, call, lang),
        url: hall.clips ? `/board/${hall.boardId}/voice/${call.event}/${lang}` : "",
      })),
    }));

/** "Numer sto jeden, stanowisko trzy." */
export function callText({ office, location }: Hall, call: BoardCall, language: Language): string {
  const { board, voice } = CATALOGUES[language];
  const counter = counterOf(office, call.counterId).name;
  return announcementText(
    { number: call.ticketNumber, place: board.counterWords[location.counterWord], counter },
    language,
    voice,
  );
}

/** What is said to try the sound, in each language the hall is spoken to; the chime alone where it is not. */
export const trialOf = ({ location, boardId, clips }: Hall): Said[] =>
  spokenIn(location).map((lang) => ({
    lang,
    text: testText(lang),
    url: clips ? `/board/${boardId}/voice/test/${lang}` : "",
  }));

export const testText = (language: Language): string => CATALOGUES[language].voice.test;
