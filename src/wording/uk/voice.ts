import type { Words } from "../catalogue.ts";
import type { voice as cs } from "../cs/voice.ts";

/** What is spoken in the hall (V1). */
export const voice: Words<typeof cs> = {
  called: (number: string, place: string) => `Номер ${number}, ${place}.`,
  test: "Перевірка звуку. Добре чути?",
};
