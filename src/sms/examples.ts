import { namedServices, textExamples, type Named } from "../office/asked-by-text.ts";
import type { Scene } from "./scene.ts";
import { wordsSaid } from "./services.ts";
import type { FreeTime } from "./times.ts";

/** How to write what; each as it could be sent, for a service and where one is known with a time that is free. */
export function examples({ office, words, language, t }: Scene, service: Named | null, time?: FreeTime) {
  const word = (service ?? namedServices(office)[0])?.smsWord ?? "";
  return {
    ...textExamples(words, language, { service: word, name: t.name, code: t.code, when: time }),
    services: wordsSaid(office),
  };
}
