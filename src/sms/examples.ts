import type { Scene } from "./scene.ts";
import { namedServices, wordsSaid, type Named } from "./services.ts";
import { wordFor } from "./spoken.ts";
import type { FreeTime } from "./times.ts";

/** How to write what; each as it could be sent, for a service and where one is known with a time that is free. */
export function examples({ office, words, language, t }: Scene, service: Named | null, time?: FreeTime) {
  const word = (service ?? namedServices(office)[0])?.smsWord ?? "";
  const book = wordFor(words, "book", language);
  return {
    example: time === undefined ? "" : `${book} ${word} ${written(time)} ${t.name}`,
    shortExample: `${book} ${word} ${t.name}`,
    freeExample: `${wordFor(words, "free", language)} ${word}`,
    cancelText: `${wordFor(words, "cancel", language)} ${t.code}`,
    services: wordsSaid(office),
  };
}

/** `24.11. 8:30`, the same in every language, as it is read. */
const written = ({ day, time }: FreeTime): string =>
  `${Number(day.slice(8))}.${Number(day.slice(5, 7))}. ${time.replace(/^0/, "")}`;
