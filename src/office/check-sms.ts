import type { Finding, Parts } from "./office-parts.ts";
import type { PathStep } from "./yaml-lines.ts";

interface SmsWord {
  readonly path: readonly PathStep[];
  readonly word: string;
}

/** S1-S3: a text message is read by its words, so no word may mean two things; accents and capitals make no other word. */
export function checkSms({ office, services }: Parts): Finding[] {
  const booking = office?.sms.booking ?? null;
  const named = services.flatMap(({ index, part }) =>
    part.smsWord === null ? [] : [{ path: ["services", index, "smsWord"], word: part.smsWord }],
  );
  const deeds = Object.entries(booking?.words ?? {}).flatMap(([deed, words]) =>
    words.map((word, which) => ({ path: ["office", "sms", "booking", "words", deed, which], word })),
  );
  const own = (office?.sms.keywords ?? []).map(({ word }, which) => ({
    path: ["office", "sms", "keywords", which, "word"],
    word,
  }));
  return [...deaf(booking !== null, services, named), ...twice([...deeds, ...own, ...named])];
}

const deaf = (isOn: boolean, services: Parts["services"], named: readonly SmsWord[]): Finding[] =>
  isOn && named.length === 0 && services.length > 0
    ? [
        {
          path: ["office", "sms", "booking"],
          says: 'Booking by text message is on, but no service has an "smsWord" by which it is asked for.',
        },
      ]
    : [];

function twice(words: readonly SmsWord[]): Finding[] {
  const seen = new Set<string>();
  return words.flatMap(({ path, word }) => {
    const folded = word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
    if (seen.has(folded)) return [{ path, says: `The word "${word}" already means something else in a text message.` }];
    seen.add(folded);
    return [];
  });
}
