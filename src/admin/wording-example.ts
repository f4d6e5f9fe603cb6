import type { Letter } from "../messaging/actions.ts";
import type { ChannelKind } from "../messaging/message.ts";
import type { MessageKind } from "../office/message-kinds.ts";
import { addresses } from "../platform/addresses.ts";
import { addDays, dayOf, type TimeOfDay, type Zone } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import { tellDay, tellDayAndTime } from "../platform/telling.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { texts as cs } from "../wording/cs/texts.ts";
import { texts as en } from "../wording/en/texts.ts";
import { texts as pl } from "../wording/pl/texts.ts";
import { texts as uk } from "../wording/uk/texts.ts";

const TEXTS: Readonly<Record<Language, Catalogue["texts"]>> = { cs, pl, en, uk };

/** What a preview is made of: an invented appointment of nobody, a week from now (B10). */
export interface Example {
  readonly kind: MessageKind;
  readonly channel: ChannelKind;
  readonly language: Language;
  readonly base: string;
  readonly now: Instant;
  readonly zone: Zone;
}

const TIME = "11:00" as TimeOfDay;

export function exampleLetter(example: Example): Letter {
  const { kind, channel, language, base, now } = example;
  return {
    kind,
    channel,
    language,
    recipient: "",
    values: exampleValues(example),
    button: { label: "", href: addresses.show(base, "priklad") },
    notAfter: now,
    eraseAt: now,
  };
}

/** Every placeholder filled, so that nothing a text may say is hidden. */
export function exampleValues({
  language,
  base,
  now,
  zone,
}: Omit<Example, "kind" | "channel">): Record<string, string> {
  const on = addDays(dayOf(now, zone), 7);
  return {
    ...TEXTS[language].sample,
    when: tellDayAndTime(on, TIME, language),
    before: tellDayAndTime(addDays(on, -1), TIME, language),
    day: tellDay(on, language),
    time: TIME,
    persons: "1",
    ahead: "2",
    comeBefore: "5",
    deadline: "14:35",
    code: "502 718",
    window: "10:45–11:15",
    number: "103",
    showLink: addresses.show(base, "priklad"),
    cancelLink: addresses.cancel(base, "priklad"),
    privacyLink: addresses.privacy(base),
  };
}
